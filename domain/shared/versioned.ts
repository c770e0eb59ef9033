/** Everything that two people may change at once carries the version that was read; a repository refuses a stale write. */
export interface Versioned {
  readonly version: number;
}
