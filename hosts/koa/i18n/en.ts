import { domain } from './en/domain.js';
import { pages } from './en/pages.js';
import { refusals } from './en/refusals.js';
import { workbench } from './en/workbench.js';

export const en = { ...domain, ...refusals, ...pages, ...workbench };
