import type { Job, JobName, PeriodicJobName } from '../../../application/ports/job-scheduler.js';

export interface QueuedJob {
  readonly job: Job;
  dueAt: number;
  failures: number;
  isRunning: boolean;
  readonly repeat?: Repeat;
}

export interface Repeat {
  /** Equal text means an equal period. */
  readonly period: string;
  nextAfter(ms: number): number | undefined;
}

export interface JobQueue {
  add(job: Job, dueAt: number): void;
  repeat(name: PeriodicJobName, repeat: Repeat, now: number): void;
  /** Those that wait and are due, the oldest first. */
  due(now: number): readonly QueuedJob[];
  remove(entry: QueuedJob): void;
  pending(now: number): Readonly<Partial<Record<JobName, number>>>;
  isIdle(now: number): boolean;
}

export const createJobQueue = (): JobQueue => {
  const entries = new Set<QueuedJob>();
  const isPending = (entry: QueuedJob, now: number): boolean =>
    entry.isRunning || entry.repeat === undefined || entry.dueAt <= now;

  return {
    add(job, dueAt) {
      // A copy, as any other queue would make: what happens to the argument later is not seen by the handler.
      entries.add({ job: structuredClone(job), dueAt, failures: 0, isRunning: false });
    },

    repeat(name, repeat, now) {
      const known = [...entries].find((entry) => entry.repeat !== undefined && entry.job.name === name);
      if (known?.repeat?.period === repeat.period) return;
      const dueAt = repeat.nextAfter(now);
      if (dueAt === undefined) throw new RangeError(`No such moment ever comes: ${repeat.period}`);
      if (known) entries.delete(known);
      entries.add({ job: { name }, dueAt, failures: 0, isRunning: false, repeat });
    },

    due: (now) =>
      [...entries].filter((entry) => !entry.isRunning && entry.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt),

    remove: (entry) => void entries.delete(entry),

    pending(now) {
      const counts: Partial<Record<JobName, number>> = {};
      for (const entry of entries)
        if (isPending(entry, now)) counts[entry.job.name] = (counts[entry.job.name] ?? 0) + 1;
      return counts;
    },

    isIdle: (now) => [...entries].every((entry) => !entry.isRunning && entry.dueAt > now),
  };
};
