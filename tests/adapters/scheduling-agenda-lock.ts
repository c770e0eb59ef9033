/** Of the worker processes of the tests: longer than a busy machine lets one of them wait for its turn. */
export const lockLifetimeMs = 3_000;
