/** Forgetful store: any entry may vanish at any time; nothing may depend on it for correctness. */
export interface Cache {
  /** Undefined when absent or expired. */
  get(key: string): Promise<string | undefined>;
  /** Replaces. `ttlMs` at least 1. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}
