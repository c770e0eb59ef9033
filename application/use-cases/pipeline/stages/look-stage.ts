import { noCost, addCost, type StageCost } from '../../../../domain/pipeline/stage-cost.js';
import { accept } from '../../../../domain/shared/result.js';
import { decodedPart } from '../../../../domain/signal/decoded-part.js';
import type { CheckName, Coverage } from '../../../../domain/signal/coverage.js';
import type { Signal } from '../../../../domain/signal/signal.js';
import type { FrameImage, FrameModel, InferenceSuite } from '../../../ports/inference.js';
import type { Logger } from '../../../ports/logger.js';
import type { ArtifactStore } from '../artifact-store.js';
import type { StageContext, StageHandler } from '../stage-handler.js';
import { forEachConcurrently } from './for-each-concurrently.js';
import { readFrameIndex, type NewFrame } from './frame-index.js';

interface Dependencies {
  readonly artifacts: ArtifactStore;
  readonly inference: InferenceSuite;
  readonly logger: Logger;
}

interface Look {
  readonly check: CheckName;
  readonly model: FrameModel<Signal>;
}

/** Sends every frame that shows something new to every model that is available; says which were not. */
export class LookStage implements StageHandler {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run(context: StageContext) {
    const { artifacts, inference } = this.#deps;
    const { execution, signal, video } = context;
    const { durationMs } = video.media;
    const { sampled, frames, summary } = await readFrameIndex(artifacts, execution, durationMs);
    const looks: readonly Look[] = [
      { check: 'on-screen-text', model: inference.text },
      { check: 'objects', model: inference.objects },
      { check: 'nsfw', model: inference.nsfw },
      { check: 'violence', model: inference.violence },
    ];
    const coverage: Coverage[] = [];
    const signals: Signal[] = [];
    const working: Look[] = [];
    const whole = { startMs: 0, endMs: durationMs };
    const { decoded, missing } = decodedPart(summary?.pictureMs ?? durationMs, durationMs);
    for (const look of looks) {
      const model = await look.model.availability();
      if (model.state === 'unavailable') {
        coverage.push({ state: 'not-checked', check: look.check, reason: model.reason, intervals: [whole] });
        continue;
      }
      working.push(look);
      const { engine, limitations } = model;
      const seen = { framesSampled: sampled, framesAnalysed: frames.length };
      coverage.push({
        state: 'checked',
        check: look.check,
        engine,
        model: model.model,
        limitations,
        intervals: decoded,
        ...seen,
      });
      if (missing.length > 0)
        coverage.push({ state: 'not-checked', check: look.check, reason: 'not-decoded', intervals: missing });
    }
    const { cost, failed } = await this.#lookAt(context, frames, working, signals);
    const told = [
      ...coverage.filter((entry) => !failed.has(entry.check)),
      ...[...failed].map((check): Coverage => ({
        state: 'not-checked',
        check,
        reason: 'service-failed',
        intervals: [whole],
      })),
    ];
    return accept({
      artifacts: [
        await artifacts.writeLines(execution, 'visual-signals', signals, signal),
        await artifacts.writeLines(execution, 'look-coverage', told, signal),
      ],
      cost,
    });
  }

  async #lookAt(
    { signal, onProgress, isLastTry, video }: StageContext,
    frames: readonly NewFrame[],
    looks: readonly Look[],
    signals: Signal[],
  ): Promise<{ readonly cost: StageCost; readonly failed: ReadonlySet<CheckName> }> {
    let cost: StageCost = noCost;
    let done = 0;
    const failed = new Set<CheckName>();
    const atOnce = Math.max(1, ...looks.map((look) => look.model.concurrency));
    const byFrame = new Map<NewFrame, readonly Signal[]>();
    await forEachConcurrently(frames, atOnce, async (frame) => {
      signal.throwIfAborted();
      const image: FrameImage = { ...frame, jpeg: await this.#deps.artifacts.readBytes(frame.key) };
      const seen: Signal[] = [];
      for (const look of looks) {
        if (failed.has(look.check)) continue;
        try {
          const judged = await look.model.analyse(image, signal);
          seen.push(...judged.signals);
          cost = addCost(cost, { modelCalls: 1, modelMs: judged.modelMs, microUsd: judged.microUsd });
        } catch (error) {
          if (signal.aborted || !isLastTry(error)) throw error;
          this.#deps.logger.error('a model failed for good', {
            video_id: video.id,
            step: 'look',
            status: 'not-checked',
            check: look.check,
            error,
          });
          failed.add(look.check);
        }
      }
      byFrame.set(frame, seen);
      onProgress(++done / frames.length);
    });
    for (const frame of frames) signals.push(...(byFrame.get(frame) ?? []));
    return { cost, failed };
  }
}
