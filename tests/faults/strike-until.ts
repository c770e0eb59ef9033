import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.js';

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
