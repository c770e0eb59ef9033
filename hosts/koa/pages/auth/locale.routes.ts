import type Router from '@koa/router';
import { locales } from '../../../../domain/user/user.js';
import type { WebOptions } from '../../services.js';
import { field, localAddress, oneOf } from '../shared/input.js';
import type { PageState } from '../shared/page-context.js';
import { goTo } from '../shared/show.js';

const yearMs = 365 * 86_400_000;

/** Remembers the chosen language in a cookie, for guests too. */
export const localeRoutes = (router: Router<PageState>, options: WebOptions): void => {
  router.post('/client/locale/', async (ctx) => {
    const locale = oneOf(locales, field(ctx, 'locale'));
    if (locale !== undefined)
      ctx.cookies.set('locale', locale, { httpOnly: true, sameSite: 'lax', secure: options.isHttps, maxAge: yearMs });
    goTo(ctx, localAddress(field(ctx, 'next'), '/'));
  });
};
