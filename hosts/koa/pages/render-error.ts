import type { AppContext } from '../http/app-state.js';
import { hasText } from '../i18n/translator.js';
import { layoutModel } from './shared/layout-model.js';
import { wordsOf } from './shared/page-context.js';
import { renderView } from './shared/view-engine.js';

/**
 * The page that says what went wrong and where to go from here. `code` chooses the advice (`error.<code>` or
 * `refusal.<code>` of the catalogues); one that is unknown gives a general one.
 */
export const renderError = (
  ctx: Pick<AppContext, 'status' | 'type' | 'body' | 'path' | 'set' | 'get' | 'state'>,
  status: number,
  code: string,
  advice?: string,
): void => {
  const { locale } = ctx.state;
  const { t } = wordsOf(locale);
  const title = hasText(locale, `errorPage.${status}`) ? t(`errorPage.${status}`) : t('errorPage.other');
  const known = [`error.${code}`, `refusal.${code}`].find((key) => hasText(locale, key));
  const model = { status, title, advice: advice ?? t(known ?? 'error.other') };
  const isFragment = ctx.get('hx-request') === 'true';
  if (isFragment) {
    ctx.set('HX-Retarget', '#notice');
    ctx.set('HX-Reswap', 'innerHTML');
  }
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = renderView(isFragment ? 'errors/notice' : 'errors/error', {
    ...layoutModel(ctx.state, ctx.path),
    page: model,
  });
};
