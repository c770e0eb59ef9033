interface RunningJob {
  readonly name: string;
  readonly abort: AbortController;
  /** The handler is done and its outcome stored; what is left is tidying up. */
  isStored: boolean;
}

export interface RunningJobs {
  begin(id: string, name: string): void;
  /** The outcome is stored: its lock is no longer held. */
  stored(id: string): void;
  end(id: string): void;
  signalOf(id: string): AbortSignal;
  ids(): readonly string[];
  /** Those whose lock must be kept. */
  idsHeld(): readonly string[];
  abort(reason: Error, ids?: readonly string[]): void;
  /** True as soon as nothing runs, false when `ms` went by first. */
  settle(ms: number): Promise<boolean>;
}

/** The jobs that a worker has begun. `onEnd` is told the name of each that made room for another. */
export const createRunningJobs = (onEnd: (name: string) => void): RunningJobs => {
  const running = new Map<string, RunningJob>();
  const waiting = new Set<() => void>();

  return {
    begin: (id, name) => void running.set(id, { name, abort: new AbortController(), isStored: false }),

    stored(id) {
      const job = running.get(id);
      if (job) job.isStored = true;
    },

    end(id) {
      const job = running.get(id);
      if (!running.delete(id) || !job) return;
      onEnd(job.name);
      if (running.size === 0) for (const wake of waiting) wake();
    },

    signalOf: (id) => running.get(id)?.abort.signal ?? AbortSignal.abort(),

    ids: () => [...running.keys()],

    idsHeld: () => [...running].filter(([, job]) => !job.isStored).map(([id]) => id),

    abort(reason, ids = [...running.keys()]) {
      for (const id of ids) running.get(id)?.abort.abort(reason);
    },

    async settle(ms) {
      if (running.size === 0) return true;
      return new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiting.delete(finish);
          resolve(running.size === 0);
        };
        const timer = setTimeout(finish, ms);
        waiting.add(finish);
      });
    },
  };
};
