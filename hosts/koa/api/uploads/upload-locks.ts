import { setTimeout as rest } from 'node:timers/promises';
import type { Locker } from '@tus/server';
import { problem } from '../../http/problem.js';

interface Holder {
  readonly letGo: () => Promise<void> | void;
  readonly released: Promise<void>;
}

/** How long a request waits for another one of the same upload to let go. */
const patienceMs = 30_000;

/**
 * One request at a time for each upload in this process: whoever comes asks the one before to stop, as its sender is most
 * likely gone without a word. Other processes need no lock: bytes have their place, and the end of an upload is one write.
 */
export const createUploadLocks = (): Locker => {
  const holders = new Map<string, Holder>();
  return {
    newLock(id) {
      let release = (): void => undefined;
      return {
        async lock(signal, letGo) {
          const deadline = performance.now() + patienceMs;
          for (let holder = holders.get(id); holder !== undefined; holder = holders.get(id)) {
            await holder.letGo();
            await Promise.race([holder.released, rested(deadline - performance.now(), signal)]);
            if (signal.aborted || performance.now() >= deadline) throw problem('upload-busy');
          }
          const released = new Promise<void>((resolve) => (release = resolve));
          holders.set(id, { letGo, released });
        },
        async unlock() {
          holders.delete(id);
          release();
        },
      };
    },
  };
};

/** `AbortSignal.any` over an `AbortSignal.timeout` never fires on Node 20 once that has been collected (nodejs/node#57736). */
const rested = (ms: number, signal: AbortSignal): Promise<void> =>
  rest(ms, undefined, { signal, ref: false }).catch(() => undefined);
