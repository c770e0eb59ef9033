import type { Clock } from '../../application/index.js';

/** Calls `work` every so often; disposing waits for the call that is under way, which may still need what is closed next. */
export const repeatedly = (clock: Clock, everyMs: number, work: () => Promise<unknown>): AsyncDisposable => {
  let current: Promise<unknown> = Promise.resolve();
  const ticking = clock.every(everyMs, async () => {
    const call = work();
    current = call.catch(() => undefined);
    await call;
  });
  return {
    async [Symbol.asyncDispose]() {
      ticking[Symbol.dispose]();
      await current;
    },
  };
};
