import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { WebOptions } from '../services.js';
import { isApi, isUnsafe, type AppContext, type AppMiddleware } from './app-state.js';
import { problem } from './problem.js';
import { sessionOf } from './sessions.js';

/** Makes the session's token available to pages; no session is opened for a guest before a page asks for it. */
export const offerCsrfToken: AppMiddleware = async (ctx, next) => {
  Object.defineProperty(ctx.state, 'csrfToken', { configurable: true, enumerable: true, get: () => tokenOf(ctx) });
  await next();
};

/**
 * Synchronizer token and Origin check for every request that changes something and is recognised by a cookie.
 * Forms of guests count too: logging a stranger in is an attack as well.
 */
export const checkCsrf =
  ({ baseUrl }: WebOptions): AppMiddleware =>
  async (ctx, next) => {
    const isCookieBound = isApi(ctx) ? ctx.state.signedInBy === 'session' : true;
    if (!isUnsafe(ctx) || !isCookieBound) return next();
    if (!isOwnOrigin(ctx, baseUrl)) throw problem('csrf');
    const given = ctx.get('x-csrf-token') || formToken(ctx);
    // The fields of an upload are read by its route, which finishes the check before it takes any byte of the file.
    if (given === '' && isFileForm(ctx)) ctx.state.isCsrfDue = true;
    else if (!isTokenOf(ctx, given)) throw problem('csrf');
    await next();
  };

/** Forms whose fields only their route reads. Every other request must show its token here. */
const fileForms = /^\/(?:api\/videos|client\/videos\/upload|admin\/mention-lists\/[a-z-]+\/versions)\/$/;

/** `is` says null, not false, of a request without a body. */
const isFileForm = (ctx: AppContext): boolean =>
  fileForms.test(ctx.path) && typeof ctx.is('multipart/form-data') === 'string';

/** For a route that was left with a check to do. */
export const settleCsrf = (ctx: AppContext, given: string | undefined): void => {
  if (ctx.state.isCsrfDue !== true) return;
  if (!isTokenOf(ctx, given ?? '')) throw problem('csrf');
  ctx.state.isCsrfDue = false;
};

const tokenOf = (ctx: AppContext): string => {
  const session = sessionOf(ctx);
  if (session === undefined) return '';
  const owner = session.userId ?? '';
  if (session.csrf === undefined || session.csrfFor !== owner) {
    session.csrf = randomBytes(24).toString('base64url');
    session.csrfFor = owner;
  }
  return session.csrf;
};

const isTokenOf = (ctx: AppContext, given: string): boolean => {
  const session = sessionOf(ctx);
  if (session?.csrf === undefined || session.csrfFor !== (session.userId ?? '')) return false;
  const expected = Buffer.from(session.csrf);
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};

const formToken = (ctx: AppContext): string => {
  const body: unknown = ctx.request.body;
  const token = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['_csrf'] : undefined;
  return typeof token === 'string' ? token : '';
};

/** Browsers send Origin with every unsafe request; what sends none is no browser and has the token to prove itself. */
const isOwnOrigin = (ctx: AppContext, baseUrl: string): boolean => {
  const origin = ctx.get('origin');
  if (origin === '') return ctx.get('sec-fetch-site') !== 'cross-site';
  return origin === new URL(baseUrl).origin || origin === `${ctx.protocol}://${ctx.host}`;
};
