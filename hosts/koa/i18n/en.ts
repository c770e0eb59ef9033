import { adminQuality } from './en/admin-quality.js';
import { age } from './en/age.js';
import { apiDocs } from './en/api-docs.js';
import { account } from './en/account.js';
import { cabinet } from './en/cabinet.js';
import { domain } from './en/domain.js';
import { fieldIssues } from './en/field-issues.js';
import { lists } from './en/lists.js';
import { ops } from './en/ops.js';
import { pages } from './en/pages.js';
import { refusals } from './en/refusals.js';
import { risks } from './en/risks.js';
import { upload } from './en/upload.js';
import { webhooks } from './en/webhooks.js';
import { workbench } from './en/workbench.js';

export const en = {
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
