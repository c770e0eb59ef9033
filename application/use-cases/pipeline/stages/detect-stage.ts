import { detectInSteps } from '../../../../domain/detection/detect.js';
import type { Detection, DetectionInput } from '../../../../domain/detection/detection.js';
import { moscowDay } from '../../../../domain/mention-list/list-days.js';
import { noCost } from '../../../../domain/pipeline/stage-cost.js';
import { triggerId } from '../../../../domain/shared/ids.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import { accept } from '../../../../domain/shared/result.js';
import { raiseTrigger } from '../../../../domain/trigger/trigger-decisions.js';
import type { Clock } from '../../../ports/clock.js';
import type { IdGenerator } from '../../../ports/id-generator.js';
import type { Logger } from '../../../ports/logger.js';
import type { Metrics } from '../../../ports/metrics.js';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.js';
import { ListShelf } from '../../mention-lists/list-shelf.js';
import type { ArtifactStore } from '../artifact-store.js';
import type { StageContext, StageHandler } from '../stage-handler.js';
import { readDetectionInput } from '../stored-signals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Judges the signals under the current catalogue and the active lists, as of the day on which the analysis was asked for. */
export class DetectStage implements StageHandler {
  readonly #deps: Dependencies;
  readonly #lists: ListShelf;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#lists = new ListShelf(deps.unitOfWork);
  }

  async run({ execution, video, signal }: StageContext) {
    const { unitOfWork, artifacts, ids, metrics, logger } = this.#deps;
    const current = await unitOfWork.run(async (tx) => accept(await tx.catalogues.current()));
    const catalogue = current.value;
    if (catalogue === undefined) throw new Error('there is no risk catalogue: run the seed command');
    const dated = { lists: await this.#lists.active(), checkedOn: moscowDay(execution.createdAt) };
    const input = await readDetectionInput(artifacts, execution, video, catalogue, dated);
    const detection = await this.#judge(input, signal);
    for (const { reason, count } of detection.ignored) {
      metrics.count('signals_ignored_total', { reason }, count);
      logger.warn('signals were ignored', { video_id: video.id, step: 'detect', status: reason, count });
    }
    const artifact = await artifacts.writeLines(execution, 'detection', [detection], signal);
    const commit = async (tx: Transaction, _video: unknown, now: Instant) => {
      await tx.triggers.removeOfExecution(execution.id);
      await tx.triggers.addAll(
        detection.findings.map((finding) =>
          raiseTrigger(triggerId(ids.next()), video.id, execution.id, finding, catalogue.version, now),
        ),
      );
      return accept(undefined);
    };
    return accept({ artifacts: [artifact], cost: noCost, commit });
  }

  /** The lease is renewed between the steps. */
  async #judge(input: DetectionInput, signal: AbortSignal): Promise<Detection> {
    const steps = detectInSteps(input);
    let step = steps.next();
    while (step.done !== true) {
      await this.#deps.clock.breathe();
      signal.throwIfAborted();
      step = steps.next();
    }
    return step.value;
  }
}
