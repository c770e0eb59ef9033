import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInMemoryProgressFeed } from '../../adapters/in-memory/ephemeral/index.js';
import { createManualClock, createRecordingMetrics } from '../../adapters/in-memory/fakes/index.js';
import { createScriptedInference, type InferenceScript } from '../../adapters/in-memory/inference/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { createSharpPictureScaler } from '../../adapters/picture-sharp/index.js';
import {
  createLocalUploadParts,
  createLocalUrlSigner,
  createLocalVideoStorage,
  createLocalWorkDirs,
} from '../../adapters/storage-local/index.js';
import {
  ArtifactStore,
  DetectStage,
  ExtractStage,
  LookStage,
  PublishStage,
  ReportFrames,
  RunStage,
  TranscribeStage,
  UploadVideo,
  uploadUseCases,
  ValidateStage,
  VideoPreviews,
  type IdGenerator,
  type Job,
  type Links,
  type ProgressEvent,
  type ProgressFeed,
  type StageHandlers,
  type Transaction,
} from '../../application/index.js';
import { defaultMediaLimits } from '../../domain/media/media-limits.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { userId, workerId, type WorkerId } from '../../domain/shared/ids.js';
import { accept } from '../../domain/shared/result.js';
import type { Actor } from '../../domain/user/access.js';
import type { UploadedVideo } from '../../domain/video/video.js';
import { aProject } from '../builders/a-project.js';
import { aUser } from '../builders/a-user.js';
import { freshId } from '../builders/fresh-id.js';
import { noon } from '../builders/moments.js';
import { recordingLogger } from '../hosts/harness/recording-logger.js';
import { createScriptedMedia, fileNamed, type MediaScript } from './scripted-media.js';

export interface ApplicationOptions {
  readonly inference?: InferenceScript;
  readonly media?: MediaScript;
}

export type Application = Awaited<ReturnType<typeof openApplication>>;

/** The use cases over rows in memory, files in a folder of their own and models that follow a script; time stands still at noon. */
export const openApplication = async (options: ApplicationOptions = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'application-'));
  const clock = createManualClock(noon);
  const persistence = createInMemoryPersistence({ clock });
  const { unitOfWork, modelSpend, workers } = persistence;
  const ids: IdGenerator = { next: freshId };
  const signer = createLocalUrlSigner({
    signingKey: 'k'.repeat(32),
    baseUrl: 'http://localhost',
    now: () => clock.now(),
  });
  const storageRoot = join(folder, 'storage');
  const storage = createLocalVideoStorage({ root: storageRoot, signer });
  const uploadParts = createLocalUploadParts({ root: join(folder, 'uploads') });
  const workRoot = join(folder, 'work');
  const workDirs = createLocalWorkDirs({ root: workRoot });
  const artifacts = new ArtifactStore(storage);
  const inference = createScriptedInference(options.inference);
  const media = createScriptedMedia(options.media);
  const metrics = createRecordingMetrics();
  const logger = recordingLogger();
  const news: ProgressEvent[] = [];
  const feed = createInMemoryProgressFeed();
  const progress: ProgressFeed = {
    publish: (event) => {
      news.push(event);
      feed.publish(event);
    },
    subscribe: (id, signal) => feed.subscribe(id, signal),
  };
  const links: Links = {
    video: (id) => `/v/${id}`,
    report: (id) => `/r/${id}`,
    task: (id) => `/t/${id}`,
    execution: (id) => `/x/${id}`,
    webhook: (id) => `/w/${id}`,
    apiVideo: (id) => `/api/v/${id}`,
    apiReport: (id) => `/api/r/${id}`,
    passwordReset: (secret) => `http://localhost/p/?token=${secret}`,
    lostPassword: () => 'http://localhost/p/',
  };
  const limits = { ...defaultMediaLimits, maxBytes: 10_000 };

  const owner = aUser();
  const operator = aUser({ role: 'operator' });
  const admin = aUser({ role: 'admin' });
  const project = aProject({ ownerId: owner.id });
  await unitOfWork.run(async (tx) => {
    for (const user of [owner, operator, admin]) await tx.users.add(user);
    await tx.projects.add(project);
    await tx.catalogues.add(shippedCatalogue);
    return accept(undefined);
  });

  const pictures = createSharpPictureScaler();
  const frames = new ReportFrames({ storage, artifacts, pictures, logger });
  const previews = new VideoPreviews({ storage, artifacts, pictures, logger });
  const handlers: StageHandlers = {
    validate: new ValidateStage({ storage, media, limits }),
    extract: new ExtractStage({ storage, artifacts, media, workDirs, framesPerSecond: 1 }),
    transcribe: new TranscribeStage({ storage, artifacts, speech: inference.speech, logger }),
    look: new LookStage({ artifacts, inference, logger }),
    detect: new DetectStage({ unitOfWork, artifacts, clock, ids, metrics, logger }),
    publish: new PublishStage({ unitOfWork, artifacts, frames, previews, ids, links }),
  };
  const worker = (name: WorkerId = workerId('worker-1'), over: Partial<StageHandlers> = {}): RunStage =>
    new RunStage({
      unitOfWork,
      handlers: { ...handlers, ...over },
      workerId: name,
      clock,
      ids,
      links,
      progress,
      metrics,
      logger,
    });
  const uploadVideo = new UploadVideo({ unitOfWork, storage, media, limits, clock, ids, logger });
  const uploads = uploadUseCases({ unitOfWork, parts: uploadParts, uploadVideo, limits, clock, ids, logger });
  const actors = {
    owner: { userId: owner.id, role: 'client' },
    stranger: { userId: userId(freshId()), role: 'client' },
    operator: { userId: operator.id, role: 'operator' },
    admin: { userId: admin.id, role: 'admin' },
  } as const satisfies Record<string, Actor>;

  const read = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const outcome = await unitOfWork.run(async (tx) => accept(await work(tx)));
    return outcome.value;
  };
  /** Takes the jobs that are due out of the outbox. */
  const takeJobs = async (): Promise<readonly Job[]> => {
    const messages = await persistence.outboxRelay.claim(1_000, clock.now(), 1);
    await persistence.outboxRelay.delivered(messages.map(({ id }) => id));
    return messages.map(({ job }) => job);
  };
  return {
    clock,
    persistence,
    unitOfWork,
    modelSpend,
    workers,
    ids,
    storage,
    storageRoot,
    workRoot,
    workDirs,
    artifacts,
    inference,
    media,
    metrics,
    logger,
    news,
    progress,
    links,
    limits,
    owner,
    operator,
    admin,
    project,
    actors,
    handlers,
    worker,
    uploadVideo,
    uploadParts,
    uploads,
    read,
    takeJobs,
    /** A video and its analysis, as they are right after the upload. */
    async upload(name = 'clip'): Promise<UploadedVideo> {
      const uploaded = await uploadVideo.execute(actors.owner, {
        projectId: project.id,
        title: '',
        description: '',
        fileName: `${name}.mp4`,
        source: fileNamed(name),
      });
      if (!uploaded.ok) throw new Error(uploaded.refusal.kind);
      return uploaded.value;
    },
    /** Runs what is due until nothing is; returns the jobs that are not stages. */
    async runJobs(run: RunStage = worker()): Promise<readonly Job[]> {
      const others: Job[] = [];
      for (let jobs = await takeJobs(); jobs.length > 0; jobs = await takeJobs())
        for (const job of jobs)
          if (job.name === 'run-stage') await run.execute(job.executionId, job.stage, new AbortController().signal);
          else others.push(job);
      return others;
    },
    keys: async (prefix: string): Promise<readonly string[]> =>
      (await storage.list(prefix, 1_000)).map(({ key }) => key),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
};
