import { refusalText, type AnyRefusal } from '../../i18n/refusal-text.js';
import { renderError } from '../render-error.js';
import type { PageContext } from './page-context.js';

const statuses: Readonly<Record<string, number>> = {
  'not-found': 404,
  forbidden: 403,
  'stale-write': 409,
  'task-not-held': 409,
  'task-completed': 409,
  'task-already-taken': 409,
  'execution-over': 409,
  'analysis-in-progress': 409,
  'triggers-undecided': 409,
  'trigger-exists': 409,
  'trigger-not-decided': 409,
};

export const statusOfRefusal = (refusal: AnyRefusal): number => statuses[refusal.kind] ?? 422;

/** Answers a refused request with a page, or a notice where htmx asked. */
export const showRefusal = (ctx: PageContext, refusal: AnyRefusal): void =>
  renderError(ctx, statusOfRefusal(refusal), refusal.kind, refusalText(ctx.state.locale, refusal));
