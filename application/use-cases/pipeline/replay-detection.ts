import { detect } from '../../../domain/detection/detect.js';
import { compareDetection, type DetectionDifference } from '../../../domain/detection/detection-difference.js';
import { moscowDay } from '../../../domain/mention-list/list-days.js';
import type { MentionListUse } from '../../../domain/mention-list/mention-list.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import {
  changeCatalogue,
  type CatalogueRefusal,
  type RiskChange,
} from '../../../domain/risk-definition/change-catalogue.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { ExecutionId, VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { Video } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { ObjectNotFound } from '../../ports/video-storage.js';
import { ListShelf } from '../mention-lists/list-shelf.js';
import { notFound, type NotFound } from '../refusals.js';
import { applyReplay, type ApplyRefusal } from './apply-replay.js';
import { findArtifact, type ArtifactStore } from './artifact-store.js';
import type { ReportFrames } from './report-frames.js';
import { readDetectionInput, type DatedLists } from './stored-signals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly artifacts: ArtifactStore;
  readonly frames: ReportFrames;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export interface ReplayCommand {
  readonly executionId: ExecutionId;
  /** Left out: the current one. */
  readonly catalogueVersion?: string;
  /**
   * `recorded`: the dated lists of the analysis, on its day; the active ones where it recorded none. `active`: the lists of
   * today, on today's day. Left out: `recorded`.
   */
  readonly lists?: 'recorded' | 'active';
  /** On top of that version, to see what they would do before anybody makes a version of them; nothing of it can be applied. */
  readonly changes?: readonly RiskChange[];
  /** Puts the result in place of the triggers; otherwise nothing is written. */
  readonly apply?: boolean;
}

export interface Replay {
  readonly videoId: VideoId;
  readonly executionId: ExecutionId;
  readonly catalogueVersion: string;
  readonly lists: readonly MentionListUse[];
  readonly difference: DetectionDifference;
  readonly isApplied: boolean;
}

export type ReplayRefusal =
  | NotFound
  | { readonly kind: 'unknown-catalogue-version'; readonly version: string }
  | { readonly kind: 'unknown-list-version' }
  | Exclude<CatalogueRefusal, { readonly kind: 'nothing-changed' }>
  | { readonly kind: 'analysis-unfinished' }
  /** What the models saw is removed some days after the analysis. */
  | { readonly kind: 'signals-purged' }
  | ApplyRefusal;

/**
 * Judges again what the models of an execution saw, under a version of the catalogue and with the rules of today;
 * no model is called. Title and description are taken as they are now.
 */
export class ReplayDetection {
  readonly #deps: Dependencies;
  readonly #lists: ListShelf;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#lists = new ListShelf(deps.unitOfWork);
  }

  async execute(command: ReplayCommand): Promise<Result<Replay, ReplayRefusal>> {
    const { artifacts, frames, logger } = this.#deps;
    if (command.apply === true && command.changes !== undefined)
      throw new RangeError('only a version that was made can be applied');
    const loaded = await this.#load(command);
    if (!loaded.ok) return loaded;
    const { execution, video, triggers } = loaded.value;
    const tuned = tunedCatalogue(loaded.value.catalogue, command.changes ?? []);
    if (!tuned.ok) return tuned;
    const catalogue = tuned.value;
    const dated = await this.#datedLists(execution, command.lists ?? 'recorded');
    if (dated === undefined) return refuse({ kind: 'unknown-list-version' });
    const input = await whenStored(() => readDetectionInput(artifacts, execution, video, catalogue, dated));
    if (input === undefined) return refuse({ kind: 'signals-purged' });
    const { findings, ignored, lists } = detect(input);
    const replay = { videoId: video.id, executionId: execution.id, catalogueVersion: catalogue.version, lists };
    if (command.apply !== true)
      return accept({ ...replay, difference: compareDetection(triggers, findings), isApplied: false });
    const judged = { video, execution, catalogue, findings };
    const pictures = await whenStored(() => frames.keep(judged));
    if (pictures === undefined) return refuse({ kind: 'signals-purged' });
    const { coverage } = input;
    const applied = await applyReplay(this.#deps, { ...judged, pictures, coverage, ignored, lists });
    if (!applied.ok) return applied;
    const { added, gone, kept } = applied.value;
    logger.info('a detection was replaced', {
      video_id: video.id,
      execution_id: execution.id,
      catalogue_version: catalogue.version,
      added: added.length,
      gone: gone.length,
      kept: kept.length,
    });
    return accept({ ...replay, difference: applied.value, isApplied: true });
  }

  async #datedLists(execution: PipelineExecution, which: 'recorded' | 'active'): Promise<DatedLists | undefined> {
    const { unitOfWork, clock } = this.#deps;
    if (which === 'active') return { lists: await this.#lists.active(), checkedOn: moscowDay(clock.now()) };
    const report = await unitOfWork.run(async (tx) => accept(await tx.reports.ofExecution(execution.id)));
    const uses = report.value?.document.catalogue.lists;
    const lists = uses === undefined ? await this.#lists.active() : await this.#lists.versions(uses);
    return lists && { lists, checkedOn: moscowDay(execution.createdAt) };
  }

  #load({ executionId, catalogueVersion }: ReplayCommand): Promise<Result<Loaded, ReplayRefusal>> {
    return this.#deps.unitOfWork.run(async (tx): Promise<Result<Loaded, ReplayRefusal>> => {
      const execution = await tx.executions.find(executionId);
      if (execution === undefined) return refuse(notFound('execution'));
      const video = await tx.videos.find(execution.videoId);
      if (video === undefined) return refuse(notFound('video'));
      const { transcribe, look, detect: judged } = execution.stages;
      if ([transcribe, look, judged].some(({ state }) => state !== 'done'))
        return refuse({ kind: 'analysis-unfinished' });
      // No artifact would read as "nothing was seen".
      if (!findArtifact(execution, 'speech-signals') || !findArtifact(execution, 'visual-signals'))
        return refuse({ kind: 'signals-purged' });
      const catalogue = await (catalogueVersion === undefined
        ? tx.catalogues.current()
        : tx.catalogues.find(catalogueVersion));
      if (catalogue === undefined)
        return refuse({ kind: 'unknown-catalogue-version', version: catalogueVersion ?? '(current)' });
      return accept({ execution, video, catalogue, triggers: await tx.triggers.ofExecution(executionId) });
    });
  }
}

interface Loaded {
  readonly execution: PipelineExecution;
  readonly video: Video;
  readonly catalogue: RiskCatalogue;
  readonly triggers: readonly Trigger[];
}

/** The version with changes that nobody has made yet; it keeps its name, for it is only looked at. */
const tunedCatalogue = (
  catalogue: RiskCatalogue,
  changes: readonly RiskChange[],
): Result<RiskCatalogue, Exclude<CatalogueRefusal, { readonly kind: 'nothing-changed' }>> => {
  const changed = changeCatalogue(catalogue, changes);
  if (changed.ok) return accept({ ...changed.value, version: catalogue.version });
  const { refusal } = changed;
  return refusal.kind === 'nothing-changed' ? accept(catalogue) : refuse(refusal);
};

const whenStored = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ObjectNotFound) return undefined;
    throw error;
  }
};
