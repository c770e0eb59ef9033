/** Translates between the clock of this machine, by which Agenda reckons, and the store's, by which jobs lie there. */
export interface StoreClock {
  /** Asks the store again when its last answer is old. */
  readonly sync: () => Promise<void>;
  readonly now: () => number;
  readonly toStore: (date: Date) => number;
  readonly toLocal: (ms: number) => Date;
}

/** The store's clock may be set, too. */
const staleAfterMs = 60_000;

/**
 * One clock for all processes, whatever theirs say: one that is fast would take a living worker's lock for a dead one's,
 * and run tomorrow's period today. Between two answers the time goes on by a clock that nobody sets.
 */
export const createStoreClock = (ask: () => Promise<number>): StoreClock => {
  let answer: { readonly ms: number; readonly at: number } | undefined;
  let asking: Promise<void> | undefined;

  const measure = async (): Promise<void> => {
    const askedAt = performance.now();
    const ms = await ask();
    const heardAt = performance.now();
    answer = { ms: ms + (heardAt - askedAt) / 2, at: heardAt };
  };
  const now = (): number => {
    if (answer === undefined) throw new Error('The clock of the store was not asked yet.');
    return Math.round(answer.ms + performance.now() - answer.at);
  };

  return {
    async sync() {
      if (answer !== undefined && performance.now() - answer.at < staleAfterMs) return;
      await (asking ??= measure().finally(() => (asking = undefined)));
    },
    now,
    toStore: (date) => now() + date.getTime() - Date.now(),
    toLocal: (ms) => new Date(ms - now() + Date.now()),
  };
};

export const localClock: StoreClock = {
  sync: async () => {},
  now: () => Date.now(),
  toStore: (date) => date.getTime(),
  toLocal: (ms) => new Date(ms),
};
