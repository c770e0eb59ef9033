import { adminQuality } from './ru/admin-quality.js';
import { age } from './ru/age.js';
import { apiDocs } from './ru/api-docs.js';
import { account } from './ru/account.js';
import { cabinet } from './ru/cabinet.js';
import { domain } from './ru/domain.js';
import { fieldIssues } from './ru/field-issues.js';
import { lists } from './ru/lists.js';
import { ops } from './ru/ops.js';
import { pages } from './ru/pages.js';
import { refusals } from './ru/refusals.js';
import { risks } from './ru/risks.js';
import { upload } from './ru/upload.js';
import { webhooks } from './ru/webhooks.js';
import { workbench } from './ru/workbench.js';

export const ru = {
  ...adminQuality,
  ...age,
  ...domain,
  ...fieldIssues,
  ...refusals,
  ...risks,
  ...pages,
  ...lists,
  ...account,
  ...upload,
  ...webhooks,
  ...workbench,
  ...apiDocs,
  ...cabinet,
  ...ops,
};
