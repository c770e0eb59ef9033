import { refusalText } from '../../i18n/refusal-text.js';
import { statusOf, type AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { renderError } from '../render-error.js';
import type { PageContext } from './page-context.js';

/** Answers a refused request with a page, or a notice where htmx asked. */
export const showRefusal = (ctx: PageContext, refusal: AnyUseCaseRefusal): void =>
  renderError(ctx, statusOf(refusal), refusal.kind, refusalText(ctx.state.locale, refusal));
