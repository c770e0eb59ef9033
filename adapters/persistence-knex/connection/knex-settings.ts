import type { Knex } from 'knex';

/** A caller that waits this long for a free connection gets a fault: more often than not it asked for one inside a run. */
export const acquireTimeoutMs = 5_000;

/** knex writes to the console what it also throws. */
export const silent: Knex.Logger = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};
