import type { AttemptPolicy } from '../../../domain/pipeline/attempt-policy.js';
import {
  claimStage,
  completeStage,
  faultStage,
  handBackStage,
  renewLease,
  type LostStage,
} from '../../../domain/pipeline/execution-decisions.js';
import type { PipelineExecution, RunningExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
import { messageId, type ExecutionId, type VideoId, type WorkerId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse, type Refused, type Result } from '../../../domain/shared/result.js';
import { artifactPrefix, reportFramesPrefix } from '../../../domain/video/storage-key.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { startProcessing } from '../../../domain/video/video-transitions.js';
import type { ProcessingVideo } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { OutboxJob } from '../../ports/outbox.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { endInFailure } from './end-in-failure.js';
import { isOutage } from './is-outage.js';
import type { StageOutput } from './stage-handler.js';

export interface StageLedgerDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly workerId: WorkerId;
  readonly policy: AttemptPolicy;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly links: Links;
}

/** A stage as this worker holds it. */
export interface HeldStage {
  readonly name: StageName;
  readonly video: ProcessingVideo;
  readonly execution: RunningExecution;
  readonly fencingToken: number;
}

export type ClaimOutcome =
  | { readonly kind: 'held'; readonly stage: HeldStage }
  /** Somebody else holds it, it is done, or its time has not come. */
  | { readonly kind: 'skipped' }
  /** Its budget of attempts is spent: the execution and its video have just failed. */
  | { readonly kind: 'failed'; readonly videoId: VideoId };

/** Every change that a worker makes to an execution, each in one transaction; one that comes too late is told so. */
export class StageLedger {
  readonly #deps: StageLedgerDependencies;

  constructor(deps: StageLedgerDependencies) {
    this.#deps = deps;
  }

  async claim(id: ExecutionId, name: StageName): Promise<ClaimOutcome> {
    const { unitOfWork, workerId, policy, clock, ids, links } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx): Promise<Result<ClaimOutcome>> => {
      const now = clock.now();
      const execution = await tx.executions.find(id);
      if (execution === undefined) {
        await this.#sweep(tx, id);
        return accept({ kind: 'skipped' });
      }
      const claim = claimStage(execution, name, workerId, policy, now);
      if (!claim.ok) {
        if (claim.refusal.kind !== 'attempts-exhausted') return accept({ kind: 'skipped' });
        const ended = await endInFailure(tx, execution, claim.refusal, { now, ids, links });
        return ended.ok ? accept({ kind: 'failed', videoId: execution.videoId }) : ended;
      }
      const video = await videoInProcess(tx, execution, now);
      if (!video.ok) return video;
      if (video.value === undefined) {
        const ended = await endInFailure(tx, execution, { kind: 'cancelled' }, { now, ids, links });
        return ended.ok ? accept({ kind: 'skipped' }) : ended;
      }
      const written = await tx.executions.update(claim.value.execution);
      if (!written.ok) return written;
      return accept({ kind: 'held', stage: { name, video: video.value, ...claim.value } });
    });
    if (result.ok) return result.value;
    throw new Error(`stage ${name} of ${id} could not be claimed: ${result.refusal.kind}`);
  }

  /** False when the stage was taken over, cancelled or removed. */
  async renew(held: HeldStage): Promise<boolean> {
    const { policy, clock } = this.#deps;
    const renewed = await this.#change(held, async (tx, execution) => {
      const lease = renewLease(execution, held.name, held.fencingToken, policy, clock.now());
      return lease.ok ? tx.executions.update(lease.value) : lease;
    });
    return renewed.ok || renewed.refusal.kind === 'stale-write';
  }

  /** Records the completion with its effects and queues what became ready; tells whether that was the last stage. */
  async complete(held: HeldStage, output: StageOutput): Promise<'done' | 'all-done' | 'lost'> {
    const { clock } = this.#deps;
    const result = await this.#change(held, async (tx, execution) => {
      const now = clock.now();
      const completed = completeStage(execution, held.name, held.fencingToken, output, now);
      if (!completed.ok) return completed;
      const written = await tx.executions.update(completed.value.execution);
      if (!written.ok) return written;
      const video = await tx.videos.find(execution.videoId);
      if (video?.state !== 'processing' || video.executionId !== execution.id) return refuse({ kind: 'stage-lost' });
      const effects = await output.commit?.(tx, video, now);
      if (effects?.ok === false) return effects;
      await tx.outbox.append(completed.value.ready.map((next) => this.#job(execution.id, next)));
      return accept(completed.value.execution.state === 'completed' ? ('all-done' as const) : ('done' as const));
    });
    if (result.ok) return result.value;
    if (result.refusal.kind === 'stage-lost') return 'lost';
    throw new Error(`stage ${held.name} of ${held.execution.id} could not be completed: ${result.refusal.kind}`);
  }

  /** The media are to blame: no further attempt would help. */
  async fail(held: HeldStage, failure: VideoFailure): Promise<'failed' | 'lost'> {
    const { policy, clock, ids, links } = this.#deps;
    const result = await this.#change(held, async (tx, execution) => {
      const now = clock.now();
      const lease = renewLease(execution, held.name, held.fencingToken, policy, now);
      return lease.ok ? endInFailure(tx, execution, failure, { now, ids, links }) : lease;
    });
    return result.ok ? 'failed' : 'lost';
  }

  /** The attempt went wrong; another one is queued after a rest. */
  async fault(held: HeldStage, error: unknown): Promise<'will-retry' | 'lost'> {
    const { policy, clock } = this.#deps;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const fault = { text, isOutage: isOutage(error) };
    const result = await this.#change(held, async (tx, execution) => {
      const faulted = faultStage(execution, held.name, held.fencingToken, fault, policy, clock.now());
      if (!faulted.ok) return faulted;
      const written = await tx.executions.update(faulted.value.execution);
      if (!written.ok) return written;
      await tx.outbox.append([{ ...this.#job(execution.id, held.name), notBefore: faulted.value.retryAt }]);
      return accept(undefined);
    });
    return result.ok ? 'will-retry' : 'lost';
  }

  /** This worker stops; any other may go on at once. */
  async handBack(held: HeldStage): Promise<'handed-back' | 'lost'> {
    const result = await this.#change(held, async (tx, execution) => {
      const back = handBackStage(execution, held.name, held.fencingToken, this.#deps.clock.now());
      if (!back.ok) return back;
      const written = await tx.executions.update(back.value);
      if (!written.ok) return written;
      await tx.outbox.append([this.#job(execution.id, held.name)]);
      return accept(undefined);
    });
    return result.ok ? 'handed-back' : 'lost';
  }

  /** For a stage that was lost: what it wrote after its video was removed is removed as well. */
  async leave(held: HeldStage): Promise<void> {
    await this.#deps.unitOfWork.run(async (tx) => {
      const { id } = held.execution;
      if ((await tx.executions.find(id)) === undefined)
        await this.#sweep(tx, id, held.name === 'publish' ? held.video.id : undefined);
      return accept(undefined);
    });
  }

  /** The removal's own job may have run before the last artifact was written. */
  #sweep(tx: Transaction, gone: ExecutionId, video?: VideoId): Promise<void> {
    const prefixes = [artifactPrefix(gone), ...(video === undefined ? [] : [reportFramesPrefix(video, gone)])];
    return tx.outbox.append(
      prefixes.map((prefix) => ({ id: messageId(this.#deps.ids.next()), job: { name: 'delete-stored', prefix } })),
    );
  }

  #change<Outcome extends Result<unknown>>(
    held: HeldStage,
    work: (tx: Transaction, execution: PipelineExecution) => Promise<Outcome>,
  ): Promise<Outcome | Refused<LostStage>> {
    return runAgainWhenStale(this.#deps.unitOfWork, async (tx): Promise<Outcome | Refused<LostStage>> => {
      const execution = await tx.executions.find(held.execution.id);
      return execution === undefined ? refuse({ kind: 'stage-lost' }) : work(tx, execution);
    });
  }

  #job(executionId: ExecutionId, stage: StageName): OutboxJob {
    return { id: messageId(this.#deps.ids.next()), job: { name: 'run-stage', executionId, stage } };
  }
}

/** The video as this execution processes it; a first claim moves it on from `uploaded`. Undefined when another analysis has it. */
const videoInProcess = async (
  tx: Transaction,
  execution: PipelineExecution,
  now: Instant,
): Promise<Result<ProcessingVideo | undefined, StaleWrite>> => {
  const video = await tx.videos.find(execution.videoId);
  if (video?.state === 'processing' && video.executionId === execution.id) return accept(video);
  if (video?.state !== 'uploaded') return accept(undefined);
  const processing = startProcessing(video, execution.id, now);
  const written = await tx.videos.update(processing);
  return written.ok ? accept(processing) : written;
};
