import { createManualClock, createNullLogger, createRecordingMetrics } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { createSharpPictureScaler } from '../../adapters/picture-sharp/index.js';
import { createInMemoryVideoStorage } from '../../adapters/in-memory/storage/index.js';
import {
  ArtifactStore,
  DetectStage,
  PublishStage,
  ReportFrames,
  ReplayDetection,
  VideoPreviews,
  type ReplayCommand,
  type Transaction,
} from '../../application/index.js';
import type { ArtifactKind } from '../../domain/pipeline/artifact.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { MentionList } from '../../domain/mention-list/mention-list.js';
import type { RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';
import { executionId, videoId } from '../../domain/shared/ids.js';
import { accept } from '../../domain/shared/result.js';
import type { Signal } from '../../domain/signal/signal.js';
import { aMediaInfo } from '../builders/a-media-info.js';
import { aProject } from '../builders/a-project.js';
import { aUser } from '../builders/a-user.js';
import { aProcessingVideo } from '../builders/a-video.js';
import { aCompletedExecution, aDoneStage, anExecution, aRunningExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { knownIds } from '../builders/known-ids.js';
import { noon } from '../builders/moments.js';
import { readEverySecond, said } from '../domain/signals.js';

const spoken = [...said('вчера мы пили водку', 1_000), ...said('давай покурим кальян', 30_000)];

/** A video that the real detection and publication brought to verification; alcohol and smoking are spoken of in it. */
export const analysedVideo = async (
  signals: readonly Signal[] = spoken,
  { lists = [] }: { readonly lists?: readonly MentionList[] } = {},
) => {
  const clock = createManualClock(noon);
  const { unitOfWork, queries } = createInMemoryPersistence({ clock });
  const storage = createInMemoryVideoStorage();
  const artifacts = new ArtifactStore(storage);
  const ids = { next: freshId };
  const logger = createNullLogger();
  const pictures = createSharpPictureScaler();
  const frames = new ReportFrames({ storage, artifacts, pictures, logger });
  const previews = new VideoPreviews({ storage, artifacts, pictures, logger });
  const { signal } = new AbortController();
  const read = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    (await unitOfWork.run(async (tx) => accept(await work(tx)))).value;

  const id = executionId(freshId());
  const owner = aUser({ id: knownIds.owner });
  const project = aProject({ id: knownIds.project, ownerId: owner.id });
  const video = aProcessingVideo({
    id: videoId(freshId()),
    executionId: id,
    media: aMediaInfo({ durationMs: 60_000 }),
    title: '',
    description: '',
  });
  const core = { id, videoId: video.id };
  const lines = (kind: ArtifactKind, all: readonly unknown[]) =>
    artifacts.writeLines(anExecution(core), kind, all, signal);
  const stages = {
    ...aCompletedExecution(core).stages,
    transcribe: aDoneStage({
      artifacts: [await lines('speech-signals', signals), await lines('transcribe-coverage', [])],
    }),
    look: aDoneStage({
      artifacts: [await lines('visual-signals', []), await lines('look-coverage', [readEverySecond(60_000)])],
    }),
  };
  await read(async (tx) => {
    await tx.users.add(owner);
    await tx.projects.add(project);
    await tx.videos.add(video);
    await tx.executions.add(aCompletedExecution({ ...core, stages }));
    await tx.catalogues.add(shippedCatalogue);
    for (const list of lists) {
      await tx.mentionLists.add(list);
      await tx.mentionLists.activate(list.kind, list.version, undefined);
    }
  });
  let execution = aRunningExecution({ ...core, stages });
  const links = {
    video: () => '/v',
    report: () => '/r',
    task: () => '/t',
    execution: () => '/x',
    webhook: () => '/w',
    apiVideo: () => '/api/v',
    apiReport: () => '/api/r',
    passwordReset: () => '/p',
    lostPassword: () => '/p',
  };
  for (const stage of [
    new DetectStage({ unitOfWork, artifacts, clock, ids, metrics: createRecordingMetrics(), logger }),
    new PublishStage({ unitOfWork, artifacts, frames, previews, ids, links }),
  ]) {
    const done = await stage.run({ video, execution, isLastTry: () => false, signal, onProgress() {} });
    const committed = await unitOfWork.run((tx) => done.value.commit(tx, video, noon));
    if (!committed.ok) throw new Error(committed.refusal.kind);
    if (stage instanceof DetectStage) {
      const detect = aDoneStage({ artifacts: done.value.artifacts });
      execution = { ...execution, stages: { ...execution.stages, detect } };
    }
  }
  const replayDetection = new ReplayDetection({ unitOfWork, artifacts, frames, clock, ids, logger });
  return {
    clock,
    queries,
    storage,
    read,
    id,
    stages,
    videoId: video.id,
    replay: (command: Omit<ReplayCommand, 'executionId'> = {}) =>
      replayDetection.execute({ executionId: id, ...command }),
    replayDetection,
    addCatalogue: (catalogue: RiskCatalogue) => read((tx) => tx.catalogues.add(catalogue)),
    /** Everything that a replay may write. */
    written: () =>
      read(async (tx) => ({
        video: await tx.videos.find(video.id),
        triggers: await tx.triggers.ofExecution(id),
        report: await tx.reports.ofExecution(id),
        tasks: await tx.tasks.ofVideo(video.id),
      })),
  };
};
