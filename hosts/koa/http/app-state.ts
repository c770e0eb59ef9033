import type { RouterContext } from '@koa/router';
import type Koa from 'koa';
import type { SpanIds } from '../../../application/index.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Locale, User } from '../../../domain/user/user.js';

/** What the middleware finds out about a request before a route sees it. */
export interface AppState {
  requestId: string;
  /** Under which the request is traced; absent when it is not. */
  span?: SpanIds;
  locale: Locale;
  /** Reading it opens a session for a guest; empty before the session middleware has run. */
  csrfToken: string;
  user?: User;
  actor?: Actor;
  /** By what `actor` was recognised. A browser sends cookies by itself, hence CSRF checks; nobody sends a bearer token by itself. */
  signedInBy?: 'session' | 'bearer';
  /** A multipart upload whose token has to be among the fields before the file. */
  isCsrfDue?: boolean;
}

export type AppContext = Koa.ParameterizedContext<AppState>;
export type AppMiddleware = (ctx: AppContext, next: () => Promise<unknown>) => unknown;
export type RouteContext = RouterContext<AppState>;

export const isApi = (ctx: { readonly path: string }): boolean => ctx.path.startsWith('/api/');

export const isUnsafe = (ctx: { readonly method: string }): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(ctx.method);
