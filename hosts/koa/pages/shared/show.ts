import { layoutModel } from './layout-model.js';
import type { PageContext } from './page-context.js';
import { renderView } from './view-engine.js';

/** Answers with a view; the model is all that the template gets besides the frame's own values. */
export const show = (ctx: PageContext, view: string, model: object, status = 200): void => {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  // Pages show private things and carry the session's token.
  ctx.set('Cache-Control', 'private, no-store');
  ctx.vary('HX-Request');
  ctx.body = renderView(view, { ...layoutModel(ctx.state, ctx.path), page: model });
};

/** After a form: another page, read with GET. */
export const goTo = (ctx: PageContext, address: string): void => {
  if (ctx.get('hx-request') === 'true') {
    ctx.set('HX-Redirect', address);
    ctx.status = 204;
    return;
  }
  ctx.status = 303;
  ctx.redirect(address);
  ctx.status = 303;
};
