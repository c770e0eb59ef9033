import { creationKeptMs } from '../../../domain/idempotency/kept-creation.js';
import { workerForgottenAfterMs } from '../../../domain/pipeline/worker.js';
import { isUuid, videoId } from '../../../domain/shared/ids.js';
import { plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import { artifactPrefix } from '../../../domain/video/storage-key.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelSpend } from '../../ports/model-spend.js';
import type { SessionStore } from '../../ports/session-store.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import type { WorkerRegistry } from '../../ports/worker-registry.js';
import type { WorkDirs } from '../../ports/work-dir.js';
import { orphanedFrames } from './orphaned-frames.js';
import { purgeUploads } from './purge-uploads.js';
import { sweepArtifacts } from './sweep-artifacts.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly storage: VideoStorage;
  readonly uploadParts: UploadParts;
  readonly workDirs: WorkDirs;
  readonly sessions: SessionStore;
  readonly modelSpend: ModelSpend;
  readonly workers: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

const dayMs = 24 * 3_600_000;
const batch = 200;

/**
 * Retention of product.md: artifacts of completed pipelines 7 days, of failed ones 14, sound and frames 24 h after the final
 * report; deliveries of webhooks and what an analysis spent on models 30 days; unfinished uploads, idempotency keys and
 * workers that are gone without a word a day. One kind that cannot be removed does not keep the others; what failed is
 * thrown at the end, so that the job is tried again.
 */
export class PurgeExpired {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(signal: AbortSignal): Promise<void> {
    const { sessions, workDirs } = this.#deps;
    const failures: unknown[] = [];
    for (const step of [
      () => this.#artifacts('completed', 7, signal),
      () => this.#artifacts('failed', 14, signal),
      () => sweepArtifacts(this.#deps, signal),
      () => this.#orphans('videos/incoming', () => Promise.resolve(true), signal),
      () => this.#orphans('videos/raw', (key) => this.#isOrphan(key), signal),
      () => this.#orphans('videos/subtitles', (key) => this.#isOrphan(key), signal),
      () => this.#orphans('reports', orphanedFrames(this.#deps.unitOfWork), signal),
      () => this.#orphans('previews', (key) => this.#isOrphan(key.split('/')[1] ?? ''), signal),
      () => this.#webhookDeliveries(signal),
      () => purgeUploads({ ...this.#deps, parts: this.#deps.uploadParts }, signal),
      () => this.#keptCreations(signal),
      () => this.#modelSpend(signal),
      () => this.#workers(signal),
      () => workDirs.sweep(dayMs),
      () => sessions.purgeExpired(),
      () => this.#access(),
    ])
      try {
        signal.throwIfAborted();
        await step();
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
      }
    if (failures.length > 0) throw new AggregateError(failures, 'some of what has expired could not be removed');
  }

  /** Refresh tokens, links to reset a password and counts of guesses that mean nothing any more. */
  async #access(): Promise<void> {
    const { unitOfWork, clock, logger } = this.#deps;
    const now = clock.now();
    const purged = await unitOfWork.run(async (tx) =>
      accept({
        token_families: await tx.refreshTokens.purgeExpired(now),
        password_resets: await tx.passwordResets.purgeExpired(now),
        log_in_attempts: await tx.logInAttempts.purgeForgotten(now),
      }),
    );
    logger.info('expired access was purged', purged.value);
  }

  async #artifacts(state: 'completed' | 'failed', days: number, signal: AbortSignal): Promise<void> {
    const { unitOfWork, storage, clock, logger } = this.#deps;
    const before = plusMs(clock.now(), -days * dayMs);
    for (;;) {
      signal.throwIfAborted();
      const due = await unitOfWork.run(async (tx) => accept(await tx.executions.withArtifacts(state, before, batch)));
      for (const execution of due.value) {
        const removed = await storage.deletePrefix(artifactPrefix(execution.id));
        await unitOfWork.run(async (tx) => {
          await tx.executions.artifactsPurged(execution.id);
          return accept(undefined);
        });
        logger.info('artifacts purged', { execution_id: execution.id, count: removed });
      }
      if (due.value.length < batch) return;
    }
  }

  async #keptCreations(signal: AbortSignal): Promise<void> {
    const { unitOfWork, clock } = this.#deps;
    const before = plusMs(clock.now(), -creationKeptMs);
    await inBatches(signal, async () => {
      const forgotten = await unitOfWork.run(async (tx) => accept(await tx.keptCreations.forget(before, batch)));
      return forgotten.value;
    });
  }

  /** Longer than any analysis may last: one whose count is forgotten would have its whole budget again. */
  async #modelSpend(signal: AbortSignal): Promise<void> {
    const { modelSpend, clock } = this.#deps;
    const before = plusMs(clock.now(), -30 * dayMs);
    await inBatches(signal, () => modelSpend.forget(before, batch));
  }

  async #workers(signal: AbortSignal): Promise<void> {
    const { workers, clock } = this.#deps;
    const before = plusMs(clock.now(), -workerForgottenAfterMs);
    await inBatches(signal, () => workers.forget(before, batch));
  }

  async #webhookDeliveries(signal: AbortSignal): Promise<void> {
    const { unitOfWork, clock } = this.#deps;
    const before = plusMs(clock.now(), -30 * dayMs);
    await inBatches(signal, async () => {
      const removed = await unitOfWork.run(async (tx) =>
        accept(await tx.webhookDeliveries.removeFinished(before, batch)),
      );
      return removed.value;
    });
  }

  async #orphans(prefix: string, isOrphan: (key: string) => Promise<boolean>, signal: AbortSignal): Promise<void> {
    const { storage, clock, logger } = this.#deps;
    let after: string | undefined;
    for (;;) {
      signal.throwIfAborted();
      const found = await storage.list(prefix, batch, after);
      for (const { key, modifiedAtMs } of found) {
        if (modifiedAtMs > clock.now() - dayMs || !(await isOrphan(key))) continue;
        await storage.delete(key);
        logger.warn('an orphaned file was removed', { key });
      }
      after = found.at(-1)?.key;
      if (found.length < batch) return;
    }
  }

  /** Bytes whose upload died between the move and the row. */
  async #isOrphan(key: string): Promise<boolean> {
    const id = key.split('/').at(-1)?.split('.')[0] ?? '';
    if (!isUuid(id)) return false;
    const video = await this.#deps.unitOfWork.run(async (tx) => accept(await tx.videos.find(videoId(id))));
    return video.value === undefined;
  }
}

/** Again and again, until one batch was not full. */
const inBatches = async (signal: AbortSignal, remove: () => Promise<number>): Promise<void> => {
  for (let removed = batch; removed === batch;) {
    signal.throwIfAborted();
    removed = await remove();
  }
};
