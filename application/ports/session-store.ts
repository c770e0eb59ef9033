/** Server side of browser sessions, so that one can be revoked. */
export interface SessionStore {
  get(id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Replaces; the session vanishes `ttlMs` from now. */
  set(id: string, data: Readonly<Record<string, unknown>>, ttlMs: number): Promise<void>;
  destroy(id: string): Promise<void>;
  /** Removes expired sessions; returns how many. */
  purgeExpired(): Promise<number>;
}
