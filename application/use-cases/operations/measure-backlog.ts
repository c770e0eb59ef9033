import { toldWorkerStates, workerSilentAfterMs, workerStateOf } from '../../../domain/pipeline/worker.js';
import { workloadOf } from '../../../domain/pipeline/workload.js';
import { plusMs } from '../../../domain/shared/instant.js';
import type { AdminQueries } from '../../ports/admin-queries.js';
import type { Clock } from '../../ports/clock.js';
import { jobNames, type JobScheduler } from '../../ports/job-scheduler.js';
import type { Metrics } from '../../ports/metrics.js';
import type { WorkerRegistry } from '../../ports/worker-registry.js';

interface Dependencies {
  readonly queries: Pick<AdminQueries, 'unfinishedExecutions' | 'openTasks' | 'unsentJobs'>;
  readonly scheduler: Pick<JobScheduler, 'pending'>;
  readonly workers: Pick<WorkerRegistry, 'list'>;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, 'now'>;
}

/** Beyond that many the counts say "at least"; the oldest are among them. */
const executionsRead = 1_000;
const workersRead = 1_000;

/** Tells the metrics what waits in the whole installation, since when, and how many are there to work on it. */
export class MeasureBacklog {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(): Promise<void> {
    const measured = await Promise.allSettled([
      this.#queue(),
      this.#outbox(),
      this.#stages(),
      this.#tasks(),
      this.#workers(),
    ]);
    const failures = measured.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'the backlog could not be measured');
  }

  async #queue(): Promise<void> {
    const { scheduler, metrics } = this.#deps;
    const pending = await scheduler.pending();
    for (const name of jobNames) metrics.gauge('queue_jobs', pending[name] ?? 0, { name });
  }

  async #outbox(): Promise<void> {
    const { queries, metrics, clock } = this.#deps;
    const { due, failing } = await queries.unsentJobs(clock.now());
    metrics.gauge('outbox_jobs', due - failing, { state: 'due' });
    metrics.gauge('outbox_jobs', failing, { state: 'failing' });
  }

  async #stages(): Promise<void> {
    const { queries, metrics, clock } = this.#deps;
    const now = clock.now();
    const load = workloadOf(await queries.unfinishedExecutions(executionsRead), now);
    metrics.gauge('pipeline_stages', load.waiting, { state: 'waiting' });
    metrics.gauge('pipeline_stages', load.resting, { state: 'resting' });
    metrics.gauge('pipeline_stages', load.running.length, { state: 'running' });
    metrics.gauge('pipeline_stages', load.abandoned.length, { state: 'abandoned' });
    metrics.gauge('queue_age_seconds', secondsSince(load.oldestWaitingSince ?? now, now), { queue: 'stages' });
  }

  async #tasks(): Promise<void> {
    const { queries, metrics, clock } = this.#deps;
    const now = clock.now();
    const open = await queries.openTasks();
    const total = (of: 'pending' | 'held'): number => open.reduce((sum, tasks) => sum + tasks[of], 0);
    metrics.gauge('verification_tasks', total('pending'), { state: 'pending' });
    metrics.gauge('verification_tasks', total('held'), { state: 'held' });
    const waiting = open.filter(({ pending }) => pending > 0).map(({ oldestCreatedAt }) => oldestCreatedAt);
    metrics.gauge('queue_age_seconds', secondsSince(Math.min(now, ...waiting), now), { queue: 'operators' });
  }

  async #workers(): Promise<void> {
    const { workers, metrics, clock } = this.#deps;
    const now = clock.now();
    const heard = await workers.list(plusMs(now, -workerSilentAfterMs), workersRead);
    for (const state of toldWorkerStates)
      metrics.gauge('workers_alive', heard.filter((one) => workerStateOf(one, now) === state).length, { state });
  }
}

const secondsSince = (then: number, now: number): number => Math.max(0, now - then) / 1000;
