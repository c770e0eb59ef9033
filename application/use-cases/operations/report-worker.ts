import type { ToldWorkerState, Worker } from '../../../domain/pipeline/worker.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { WorkerRegistry } from '../../ports/worker-registry.js';

interface Dependencies {
  readonly registry: Pick<WorkerRegistry, 'report' | 'leave'>;
  readonly self: Omit<Worker, 'startedAt' | 'lastSeenAt' | 'state'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/**
 * Lets the admins know of one worker. Never throws, as nobody's work depends on it: what cannot be told is logged once, until
 * it can be told again. Calls are answered one after another, so that nothing old is said after something new.
 */
export class ReportWorker {
  readonly #deps: Dependencies;
  readonly #startedAt: Worker['startedAt'];
  #last: Promise<void> = Promise.resolve();
  #isUnheard = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#startedAt = deps.clock.now();
  }

  /** Says that the worker is there, and what it is about. */
  execute(state: ToldWorkerState): Promise<void> {
    const { registry, self, clock } = this.#deps;
    return this.#tell(() => registry.report({ ...self, startedAt: this.#startedAt, lastSeenAt: clock.now(), state }));
  }

  /** Says that the worker has stopped; the last thing that it says. */
  leave(): Promise<void> {
    const { registry, self } = this.#deps;
    return this.#tell(() => registry.leave(self.id));
  }

  #tell(say: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(say).then(
      () => this.#wasHeard(),
      (error: unknown) => this.#wasNotHeard(error),
    );
    return this.#last;
  }

  #wasHeard(): void {
    if (this.#isUnheard) this.#deps.logger.info('the worker is listed again', { worker_id: this.#deps.self.id });
    this.#isUnheard = false;
  }

  #wasNotHeard(error: unknown): void {
    const { logger, self } = this.#deps;
    if (!this.#isUnheard) logger.warn('the worker could not tell that it is there', { worker_id: self.id, error });
    this.#isUnheard = true;
  }
}
