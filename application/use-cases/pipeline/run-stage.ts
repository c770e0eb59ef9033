import { defaultAttemptPolicy, type AttemptPolicy } from '../../../domain/pipeline/attempt-policy.js';
import {
  claimStage,
  completeStage,
  faultStage,
  handBackStage,
  renewLease,
} from '../../../domain/pipeline/execution-decisions.js';
import type { RunningExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
import { messageId, type ExecutionId, type VideoId, type WorkerId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import { startProcessing } from '../../../domain/video/video-transitions.js';
import type { ProcessingVideo } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { Logger } from '../../ports/logger.js';
import type { Metrics } from '../../ports/metrics.js';
import type { OutboxJob } from '../../ports/outbox.js';
import type { ProgressFeed } from '../../ports/progress-feed.js';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { endInFailure } from './end-in-failure.js';
import type { StageHandlers, StageOutput } from './stage-handler.js';

export interface RunStageDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly handlers: StageHandlers;
  readonly workerId: WorkerId;
  readonly policy?: AttemptPolicy;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly links: Links;
  readonly progress: ProgressFeed;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

interface Held {
  readonly video: ProcessingVideo;
  readonly execution: RunningExecution;
  readonly fencingToken: number;
}

/** `skipped`: somebody else holds it, it is done, or its time has not come. */
export type StageOutcome = 'done' | 'skipped' | 'failed' | 'will-retry' | 'handed-back' | 'lost';

/**
 * Runs one stage of one execution: claim under a lease, work while the lease is renewed, complete with the effects in one
 * transaction. Safe to call any number of times, from any number of workers, and to be killed at any moment.
 */
export class RunStage {
  readonly #deps: RunStageDependencies;
  readonly #policy: AttemptPolicy;

  constructor(deps: RunStageDependencies) {
    this.#deps = deps;
    this.#policy = deps.policy ?? defaultAttemptPolicy;
  }

  async execute(id: ExecutionId, stage: StageName, signal: AbortSignal): Promise<StageOutcome> {
    const claimed = await this.#claim(id, stage);
    if (claimed === 'failed' || claimed === 'skipped') return claimed;
    const { metrics, clock } = this.#deps;
    const startedAt = clock.now();
    const logger = this.#deps.logger.with({ video_id: claimed.video.id, execution_id: id, step: stage });
    logger.info('stage started', { status: 'running', attempt: claimed.execution.stages[stage].attempts });
    this.#publish(claimed.video.id, stage, 'running', 0);
    const outcome = await this.#work(claimed, stage, signal, logger);
    metrics.observe('stage_duration_seconds', (clock.now() - startedAt) / 1000, { stage, outcome });
    logger.info('stage ended', { status: outcome });
    return outcome;
  }

  async #claim(id: ExecutionId, stage: StageName): Promise<Held | 'skipped' | 'failed'> {
    const { unitOfWork, workerId, clock, ids, links, progress } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const execution = await tx.executions.find(id);
      if (execution === undefined) return accept('skipped' as const);
      const claim = claimStage(execution, stage, workerId, this.#policy, now);
      if (!claim.ok) {
        if (claim.refusal.kind !== 'attempts-exhausted') return accept('skipped' as const);
        const ended = await endInFailure(tx, execution, claim.refusal, { now, ids, links });
        return ended.ok ? accept('failed' as const) : ended;
      }
      const written = await tx.executions.update(claim.value.execution);
      if (!written.ok) return written;
      const video = await processingVideo(tx, claim.value.execution, now);
      if (!video.ok) return video.refusal.kind === 'superseded' ? accept('skipped' as const) : refuse(video.refusal);
      return accept({ video: video.value, ...claim.value });
    });
    if (!result.ok) throw new Error(`stage ${stage} of ${id} could not be claimed: ${result.refusal.kind}`);
    if (result.value === 'failed') {
      const execution = await unitOfWork.run(async (tx) => accept(await tx.executions.find(id)));
      if (execution.value) progress.publish({ kind: 'video', videoId: execution.value.videoId, state: 'failed' });
    }
    return result.value;
  }

  async #work(held: Held, stage: StageName, stop: AbortSignal, logger: Logger): Promise<StageOutcome> {
    const { clock, handlers } = this.#deps;
    const lost = new AbortController();
    const signal = AbortSignal.any([stop, lost.signal]);
    const heartbeat = clock.every(Math.floor(this.#policy.leaseMs / 5), async () => {
      if (!(await this.#renew(held, stage))) lost.abort(new Error('the stage was taken over or cancelled'));
    });
    try {
      const worked = await handlers[stage].run({
        video: held.video,
        execution: held.execution,
        isLastAttempt: held.execution.stages[stage].attempts >= this.#policy.maxAttempts,
        signal,
        onProgress: (fraction) => this.#publish(held.video.id, stage, 'running', fraction),
      });
      if (lost.signal.aborted) return 'lost';
      if (worked.ok) return await this.#complete(held, stage, worked.value);
      return await this.#refuseMedia(held, { kind: 'media-refused', reason: worked.refusal }, stage);
    } catch (error) {
      if (lost.signal.aborted) return 'lost';
      if (stop.aborted) return await this.#handBack(held, stage);
      logger.warn('stage attempt failed', { status: 'fault', error });
      return await this.#fault(held, stage, error);
    } finally {
      heartbeat[Symbol.dispose]();
    }
  }

  async #renew(held: Held, stage: StageName): Promise<boolean> {
    const renewed = await runAgainWhenStale(this.#deps.unitOfWork, async (tx) => {
      const execution = await tx.executions.find(held.execution.id);
      if (execution === undefined) return refuse({ kind: 'stage-lost' });
      const lease = renewLease(execution, stage, held.fencingToken, this.#policy, this.#deps.clock.now());
      return lease.ok ? tx.executions.update(lease.value) : lease;
    });
    return renewed.ok || renewed.refusal.kind === 'stale-write';
  }

  async #complete(held: Held, stage: StageName, output: StageOutput): Promise<StageOutcome> {
    const { unitOfWork, clock, progress } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const execution = await tx.executions.find(held.execution.id);
      if (execution === undefined) return refuse({ kind: 'stage-lost' });
      const completed = completeStage(execution, stage, held.fencingToken, output, now);
      if (!completed.ok) return completed;
      const written = await tx.executions.update(completed.value.execution);
      if (!written.ok) return written;
      const video = await tx.videos.find(execution.videoId);
      if (video?.state !== 'processing' || video.executionId !== execution.id) return refuse({ kind: 'stage-lost' });
      const effects = await output.commit?.(tx, video, now);
      if (effects?.ok === false) return effects;
      await tx.outbox.append(completed.value.ready.map((next) => this.#job(held.execution.id, next)));
      return accept(completed.value.execution.state);
    });
    if (!result.ok) {
      if (result.refusal.kind === 'stage-lost') return 'lost';
      throw new Error(`stage ${stage} of ${held.execution.id} could not be completed: ${result.refusal.kind}`);
    }
    this.#publish(held.video.id, stage, 'done', 1);
    if (result.value === 'completed')
      progress.publish({ kind: 'video', videoId: held.video.id, state: 'verification' });
    return 'done';
  }

  async #refuseMedia(held: Held, failure: Parameters<typeof endInFailure>[2], stage: StageName): Promise<StageOutcome> {
    const { unitOfWork, clock, ids, links, progress } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const execution = await tx.executions.find(held.execution.id);
      if (execution === undefined) return refuse({ kind: 'stage-lost' });
      const lease = renewLease(execution, stage, held.fencingToken, this.#policy, now);
      return lease.ok ? endInFailure(tx, execution, failure, { now, ids, links }) : lease;
    });
    if (!result.ok) return 'lost';
    progress.publish({ kind: 'video', videoId: held.video.id, state: 'failed' });
    return 'failed';
  }

  async #fault(held: Held, stage: StageName, error: unknown): Promise<StageOutcome> {
    const { unitOfWork, clock } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const execution = await tx.executions.find(held.execution.id);
      if (execution === undefined) return refuse({ kind: 'stage-lost' });
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const faulted = faultStage(execution, stage, held.fencingToken, text, this.#policy, clock.now());
      if (!faulted.ok) return faulted;
      const written = await tx.executions.update(faulted.value.execution);
      if (!written.ok) return written;
      await tx.outbox.append([{ ...this.#job(execution.id, stage), notBefore: faulted.value.retryAt }]);
      return accept(undefined);
    });
    if (!result.ok) return 'lost';
    this.#publish(held.video.id, stage, 'retrying', 0);
    return 'will-retry';
  }

  async #handBack(held: Held, stage: StageName): Promise<StageOutcome> {
    const { unitOfWork, clock } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const execution = await tx.executions.find(held.execution.id);
      if (execution === undefined) return refuse({ kind: 'stage-lost' });
      const back = handBackStage(execution, stage, held.fencingToken, clock.now());
      if (!back.ok) return back;
      const written = await tx.executions.update(back.value);
      if (!written.ok) return written;
      await tx.outbox.append([this.#job(execution.id, stage)]);
      return accept(undefined);
    });
    return result.ok ? 'handed-back' : 'lost';
  }

  #job(executionId: ExecutionId, stage: StageName): OutboxJob {
    return { id: messageId(this.#deps.ids.next()), job: { name: 'run-stage', executionId, stage } };
  }

  #publish(videoId: VideoId, stage: StageName, state: 'running' | 'done' | 'retrying', fraction: number): void {
    this.#deps.progress.publish({ kind: 'stage', videoId, stage, state, fraction: Math.min(1, Math.max(0, fraction)) });
  }
}

/** The video as this execution processes it; a first claim moves it on from `uploaded`. A newer analysis supersedes this one. */
const processingVideo = async (tx: Transaction, execution: RunningExecution, now: Instant) => {
  const video = await tx.videos.find(execution.videoId);
  if (video?.state === 'processing' && video.executionId === execution.id) return accept(video);
  if (video?.state !== 'uploaded') return refuse({ kind: 'superseded' });
  const processing = startProcessing(video, execution.id, now);
  const written = await tx.videos.update(processing);
  return written.ok ? accept(processing) : refuse(written.refusal);
};
