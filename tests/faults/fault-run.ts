import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation, RunningProcess, RunningWeb } from '../services/support/installation.js';
import { freePort } from '../services/support/free-port.js';

export interface Fault {
  readonly name: string;
  /** From the blow to where the part works again. */
  strike(): Promise<void>;
}

/** A process that stands in for the one before it, on the same port, until the run is over. */
export interface Immortal<P extends RunningProcess = RunningProcess> {
  readonly current: P;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export const immortalWeb = async (house: Installation): Promise<Immortal<RunningWeb> & { readonly url: string }> => {
  const port = await freePort();
  let current = await house.startWeb(port);
  return {
    url: current.url,
    get current() {
      return current;
    },
    async kill(signal) {
      current.child.kill(signal);
      await current.ended();
      current = await house.startWeb(port);
    },
  };
};

/** Started again also when it ends unasked, as whoever supervises processes does it. */
export const immortalWorker = (house: Installation, onUnasked: (code: number | null) => void): Immortal => {
  let current = house.run('worker');
  const watch = (watched: RunningProcess): void => {
    void watched.ended().then((code) => {
      if (watched !== current || house.isClosing()) return;
      onUnasked(code);
      current = house.run('worker');
      watch(current);
    });
  };
  watch(current);
  return {
    get current() {
      return current;
    },
    async kill(signal) {
      const ending = current;
      current = { ...ending };
      ending.child.kill(signal);
      await ending.ended();
      current = house.run('worker');
      watch(current);
    },
  };
};

/** Strikes each fault, in an order that the seed gives, and begins again until `isOver`; returns how often each struck. */
export const strikeUntil = async (
  faults: readonly Fault[],
  random: () => number,
  isOver: () => boolean,
): Promise<ReadonlyMap<string, number>> => {
  const struck = new Map<string, number>();
  for (;;)
    for (const fault of shuffled(faults, random)) {
      if (isOver() && struck.size === faults.length) return struck;
      await fault.strike();
      struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
      await sleep(100 + random() * 400);
    }
};

const shuffled = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
