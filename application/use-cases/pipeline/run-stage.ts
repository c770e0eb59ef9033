import { attemptLimitMs, defaultAttemptPolicy, type AttemptPolicy } from '../../../domain/pipeline/attempt-policy.js';
import { isLastTry } from '../../../domain/pipeline/execution-decisions.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
import type { ExecutionId, VideoId } from '../../../domain/shared/ids.js';
import type { VideoState } from '../../../domain/video/video.js';
import type { Logger } from '../../ports/logger.js';
import type { Metrics } from '../../ports/metrics.js';
import type { ProgressFeed } from '../../ports/progress-feed.js';
import { isFinal } from './is-final.js';
import { isOutage } from './is-outage.js';
import { onceStored } from './once-stored.js';
import { orGivenUp } from './or-given-up.js';
import type { StageHandlers } from './stage-handler.js';
import { StageLedger, type HeldStage, type StageLedgerDependencies } from './stage-ledger.js';

interface Dependencies extends Omit<StageLedgerDependencies, 'policy'> {
  readonly handlers: StageHandlers;
  readonly policy?: AttemptPolicy;
  readonly progress: ProgressFeed;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export type StageOutcome = 'done' | 'skipped' | 'failed' | 'will-retry' | 'handed-back' | 'lost';

/** Renewals in the life of a lease: several in a row may come late or fail without losing it. */
const renewalsPerLease = 6;

/**
 * Runs one stage of one execution: claim under a lease, work while the lease is renewed, complete with the effects in one
 * transaction. Safe to call any number of times, from any number of workers, and to be killed at any moment.
 */
export class RunStage {
  readonly #deps: Dependencies;
  readonly #policy: AttemptPolicy;
  readonly #ledger: StageLedger;
  readonly #active = new Map<StageName, number>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#policy = deps.policy ?? defaultAttemptPolicy;
    this.#ledger = new StageLedger({ ...deps, policy: this.#policy });
  }

  /** `signal`: the worker has to stop; the stage is handed back. */
  async execute(id: ExecutionId, stage: StageName, signal: AbortSignal): Promise<StageOutcome> {
    const claimed = await this.#ledger.claim(id, stage);
    if (claimed.kind === 'failed') {
      const fields = { video_id: claimed.videoId, execution_id: id, step: stage };
      this.#deps.logger.error('stage has no attempt left', {
        ...fields,
        status: 'failed',
        error: 'attempts-exhausted',
      });
      this.#endVideo(claimed.videoId, 'failed');
    }
    if (claimed.kind !== 'held') return claimed.kind;
    const held = claimed.stage;
    const { metrics, clock } = this.#deps;
    const logger = this.#deps.logger.with({ video_id: held.video.id, execution_id: id, step: stage });
    const startedAt = clock.now();
    logger.info('stage started', { status: 'running', attempt: held.execution.stages[stage].attempts });
    this.#publishStage(held, 'running', 0);
    using _active = this.#countActive(stage);
    const outcome = await this.#work(held, signal, logger);
    if (outcome === 'lost') await this.#ledger.leave(held);
    metrics.observe('stage_duration_seconds', (clock.now() - startedAt) / 1000, { stage, outcome });
    logger.info('stage ended', { status: outcome });
    return outcome;
  }

  async #work(held: HeldStage, stop: AbortSignal, logger: Logger): Promise<StageOutcome> {
    const { clock, handlers, metrics } = this.#deps;
    const stage = held.execution.stages[held.name];
    const lost = new AbortController();
    const late = new AbortController();
    const limitMs = attemptLimitMs(held.video.media.durationMs, this.#policy);
    using _limit = clock.every(limitMs, () => late.abort(new Error(`the stage took longer than ${limitMs} ms`)));
    const signal = AbortSignal.any([stop, lost.signal, late.signal]);
    using _heartbeat = clock.every(Math.floor(this.#policy.leaseMs / renewalsPerLease), async () => {
      if (!(await this.#ledger.renew(held))) lost.abort(new Error('the stage was taken over or cancelled'));
    });
    try {
      const working = handlers[held.name].run({
        video: held.video,
        execution: held.execution,
        isLastTry: (fault) => isFinal(fault) || isLastTry(stage, { isOutage: isOutage(fault) }, this.#policy),
        signal,
        onProgress: (fraction) => this.#publishStage(held, 'running', fraction),
      });
      const worked = await orGivenUp(working, signal, clock);
      if (!worked.ok) {
        logger.warn('stage refused the media', { status: 'failed', error: worked.refusal.kind });
        const outcome = await this.#ledger.fail(held, { kind: 'media-refused', reason: worked.refusal });
        if (outcome === 'failed') this.#endVideo(held.video.id, 'failed');
        return outcome;
      }
      const outcome = await onceStored(() => this.#ledger.complete(held, worked.value), signal, clock);
      if (outcome === 'lost') return 'lost';
      this.#publishStage(held, 'done', 1);
      if (outcome === 'all-done') {
        this.#endVideo(held.video.id, 'verification');
        metrics.observe('video_processing_seconds', (clock.now() - held.execution.startedAt) / 1000);
      }
      return 'done';
    } catch (error) {
      if (lost.signal.aborted) return 'lost';
      if (stop.aborted) return this.#ledger.handBack(held);
      logger.warn('stage attempt failed', { status: 'fault', error });
      const outcome = await onceStored(() => this.#ledger.fault(held, error), signal, clock);
      if (outcome === 'will-retry') this.#publishStage(held, 'retrying', 0);
      return outcome;
    }
  }

  #publishStage({ video, name }: HeldStage, state: 'running' | 'done' | 'retrying', fraction: number): void {
    const within = Math.min(1, Math.max(0, fraction || 0));
    this.#deps.progress.publish({ kind: 'stage', videoId: video.id, stage: name, state, fraction: within });
  }

  #countActive(stage: StageName): Disposable {
    const change = (by: number): void => {
      const count = (this.#active.get(stage) ?? 0) + by;
      this.#active.set(stage, count);
      this.#deps.metrics.gauge('active_processing_tasks', count, { stage });
    };
    change(1);
    return { [Symbol.dispose]: () => change(-1) };
  }

  #endVideo(videoId: VideoId, state: 'failed' | 'verification'): void {
    this.#deps.metrics.count('videos_processed_total', { outcome: state === 'failed' ? 'failed' : 'ready' });
    this.#publishVideo(videoId, state);
  }

  #publishVideo(videoId: VideoId, state: VideoState): void {
    this.#deps.progress.publish({ kind: 'video', videoId, state });
  }
}
