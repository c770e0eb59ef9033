import { locales, type Locale } from '../../../domain/user/user.js';
import type { AppContext, AppMiddleware } from './app-state.js';

const localeCookie = 'locale';

/** The language that was chosen on a page; it wins over everything else. */
const chosenLocale = (ctx: AppContext): Locale | undefined => {
  const cookie = ctx.cookies.get(localeCookie);
  return locales.find((locale) => locale === cookie);
};

/** By the header; undefined when it names none of ours, as the `*` of programs that do not care. */
const askedLocale = (ctx: AppContext): Locale | undefined => {
  const header = ctx.get('accept-language').toLowerCase();
  if (!locales.some((locale) => header.includes(locale))) return undefined;
  const accepted = ctx.acceptsLanguages([...locales]);
  return locales.find((locale) => locale === accepted);
};

/** For guests and until the account is known: the choice, else what the browser asks for, else Russian. */
export const negotiateLocale: AppMiddleware = async (ctx, next) => {
  ctx.state.locale = chosenLocale(ctx) ?? askedLocale(ctx) ?? 'ru';
  ctx.vary('Accept-Language');
  await next();
};

/** The account's language, unless another was chosen in this browser. A program with a token says itself which it wants. */
export const accountLocale: AppMiddleware = async (ctx, next) => {
  const { user, signedInBy } = ctx.state;
  const asked = signedInBy === 'bearer' ? askedLocale(ctx) : undefined;
  if (user !== undefined) ctx.state.locale = chosenLocale(ctx) ?? asked ?? user.locale;
  await next();
};
