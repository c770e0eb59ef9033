import { createHash } from 'node:crypto';
import type Koa from 'koa';
import session from 'koa-session';
import type { SessionStore } from '../../../application/index.js';
import type { AppMiddleware, AppState } from './app-state.js';

/** A working day. */
const sessionMs = 8 * 3_600_000;

interface BrowserSession {
  /** Set by the log-in page, together with the moment from which the credentials count. */
  userId?: string;
  credentialsFrom?: number;
  csrf?: string;
  /** Whose `csrf` it is: a token from before the log-in is worth nothing after it. */
  csrfFor?: string;
}

/** The session's data; undefined once it was closed. */
export const sessionOf = (ctx: object): BrowserSession | undefined =>
  (ctx as { readonly session?: BrowserSession | null }).session ?? undefined;

export const closeSession = (ctx: object): void => {
  (ctx as { session?: null }).session = null;
};

/** Only an identifier is in the cookie; the store sees its hash, so that whoever reads the store can't take a session over. */
export const keepSessions = (app: Koa<AppState>, sessions: SessionStore, isHttps: boolean): AppMiddleware =>
  session(
    {
      key: 'sid',
      maxAge: sessionMs,
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps,
      signed: true,
      renew: true,
      store: {
        get: (id: string) => sessions.get(hashed(id)),
        set: (id: string, data: Record<string, unknown>, ttlMs: number) => sessions.set(hashed(id), data, ttlMs),
        destroy: (id: string) => sessions.destroy(hashed(id)),
      },
    },
    app,
  );

const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');
