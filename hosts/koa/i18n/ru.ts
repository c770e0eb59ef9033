import { domain } from './ru/domain.js';
import { pages } from './ru/pages.js';
import { refusals } from './ru/refusals.js';
import { workbench } from './ru/workbench.js';

export const ru = { ...domain, ...refusals, ...pages, ...workbench };
