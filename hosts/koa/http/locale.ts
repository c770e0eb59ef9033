import { locales, type Locale } from '../../../domain/user/user.js';
import type { AppContext, AppMiddleware } from './app-state.js';

const localeCookie = 'locale';

/** The language that was chosen on a page; it wins over everything else. */
const chosenLocale = (ctx: AppContext): Locale | undefined => {
  const cookie = ctx.cookies.get(localeCookie);
  return locales.find((locale) => locale === cookie);
};

/** For guests and until the account is known: the choice, else what the browser asks for, else Russian. */
export const negotiateLocale: AppMiddleware = async (ctx, next) => {
  const accepted = ctx.get('accept-language') === '' ? false : ctx.acceptsLanguages([...locales]);
  const asked = locales.find((locale) => locale === accepted);
  ctx.state.locale = chosenLocale(ctx) ?? asked ?? 'ru';
  ctx.vary('Accept-Language');
  await next();
};

/** The account's language, unless another was chosen in this browser. */
export const accountLocale: AppMiddleware = async (ctx, next) => {
  const { user } = ctx.state;
  if (user !== undefined) ctx.state.locale = chosenLocale(ctx) ?? user.locale;
  await next();
};
