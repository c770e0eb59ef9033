import type Router from '@koa/router';
import { locales, type Locale } from '../../../../domain/user/user.js';
import type { WebOptions } from '../../services.js';
import { field, localAddress, oneOf } from '../shared/input.js';
import type { PageContext, PageState } from '../shared/page-context.js';
import { goTo } from '../shared/show.js';

const yearMs = 365 * 86_400_000;

/** In a cookie, which wins over the account's language. */
export const rememberLocale = (ctx: PageContext, locale: Locale, { isHttps }: WebOptions): void => {
  ctx.cookies.set('locale', locale, { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: yearMs });
};

/** Remembers the chosen language, for guests too. */
export const localeRoutes = (router: Router<PageState>, options: WebOptions): void => {
  router.post('/client/locale/', async (ctx) => {
    const locale = oneOf(locales, field(ctx, 'locale'));
    if (locale !== undefined) rememberLocale(ctx, locale, options);
    goTo(ctx, localAddress(field(ctx, 'next'), '/'));
  });
};
