import type { WorkerId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { HeldStage, Workload } from './workload.js';

/** A process that runs stages, as it said of itself when it was last seen. */
export interface Worker {
  /** Under which it holds leases. */
  readonly id: WorkerId;
  readonly host: string;
  readonly processId: number;
  /** Of the product. */
  readonly version: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  /** Stages that it may run at once. */
  readonly stagesAtOnce: number;
  readonly state: ToldWorkerState;
}

/** `draining`: it stops, takes no new work and hands back what it cannot finish. */
export const toldWorkerStates = ['working', 'draining'] as const;
export type ToldWorkerState = (typeof toldWorkerStates)[number];

/** `silent`: it has not been heard of for so long that it is probably dead. */
export const workerStates = [...toldWorkerStates, 'silent'] as const;
export type WorkerState = (typeof workerStates)[number];

/** A living worker says so this often; one that missed three times is silent, and one that was not seen for a day is forgotten. */
export const workerBeatMs = 10_000;
export const workerSilentAfterMs = 30_000;
export const workerForgottenAfterMs = 86_400_000;

export const workerStateOf = ({ state, lastSeenAt }: Worker, now: Instant): WorkerState =>
  now - lastSeenAt >= workerSilentAfterMs ? 'silent' : state;

/** A worker and what it holds. */
export interface WorkerAtWork {
  readonly id: WorkerId;
  /** Undefined for one that holds leases and never told of itself, such as one of an older release. */
  readonly worker: Worker | undefined;
  readonly state: WorkerState;
  readonly stages: readonly HeldStage[];
}

/** Everyone who told of themselves or holds a stage: first those who work, then who stops, then the silent; the last started first. */
export const workersAtWork = (
  told: readonly Worker[],
  { workers: holders }: Pick<Workload, 'workers'>,
  now: Instant,
): readonly WorkerAtWork[] => {
  const known = new Set(told.map(({ id }) => id));
  const all: WorkerAtWork[] = [
    ...told.map((worker) => ({
      id: worker.id,
      worker,
      state: workerStateOf(worker, now),
      stages: holders.find(({ id }) => id === worker.id)?.stages ?? [],
    })),
    ...holders
      .filter(({ id }) => !known.has(id))
      .map(({ id, stages, isAlive }) => ({
        id,
        worker: undefined,
        state: isAlive ? ('working' as const) : ('silent' as const),
        stages,
      })),
  ];
  const startedAt = ({ worker }: WorkerAtWork): number => worker?.startedAt ?? 0;
  return all.sort(
    (a, b) => workerStates.indexOf(a.state) - workerStates.indexOf(b.state) || startedAt(b) - startedAt(a),
  );
};
