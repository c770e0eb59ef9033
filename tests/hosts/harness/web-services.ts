import type { InMemoryPersistence } from '../../../adapters/in-memory/persistence/index.js';
import { createSharpPictureScaler } from '../../../adapters/picture-sharp/index.js';
import { createPdfReportRenderer } from '../../../adapters/report-pdf/index.js';
import {
  accessUseCases,
  AddTrigger,
  AnalyzeVideo,
  AnswerAgeQuestions,
  ArtifactStore,
  BeatTask,
  CancelExecution,
  ChangeProject,
  ChangeRiskCatalogue,
  ChangeVideo,
  CompleteTask,
  CreateProject,
  DecideTrigger,
  mentionListUseCases,
  ReadAgeRating,
  ReadWorkload,
  ReleaseTask,
  ReplayDetection,
  ReportFrames,
  RemoveProject,
  RemoveVideo,
  ReopenTrigger,
  TakeNextTask,
  TakeTask,
  UploadVideo,
  uploadUseCases,
  WatchVideo,
  webhookUseCases,
  workbenchUseCases,
  type Links,
  type MediaProcessor,
  type PasswordHasher,
  type UploadParts,
  type Secrets,
  type WebhookSender,
  type WebhookSigner,
} from '../../../application/index.js';
import { accept } from '../../../domain/shared/result.js';
import { reportPrint } from '../../../hosts/koa/pages/reports/report-print.js';
import { wordsOf } from '../../../hosts/koa/pages/shared/page-context.js';
import type { Services } from '../../../hosts/koa/services.js';

type Given = Pick<
  Services,
  | 'storage'
  | 'limits'
  | 'admin'
  | 'tokens'
  | 'progress'
  | 'rateLimiter'
  | 'mediaAddresses'
  | 'clock'
  | 'ids'
  | 'logger'
  | 'metrics'
> & {
  readonly persistence: InMemoryPersistence;
  readonly media: MediaProcessor;
  readonly passwords: PasswordHasher;
  readonly secrets: Secrets;
  readonly uploadParts: UploadParts;
  readonly webhookSender: WebhookSender;
  readonly webhookSigner: WebhookSigner;
  readonly origin: string;
};

/** The real use cases over the given parts. */
export const webServices = (given: Given): Services => {
  const { persistence, storage, media, limits, passwords, tokens, secrets, progress, clock, ids, logger, origin } =
    given;
  const { unitOfWork, queries, sessions, accounts } = persistence;
  const links: Links = {
    video: (id) => `${origin}/client/videos/${id}/`,
    report: (id) => `${origin}/client/reports/${id}/`,
    task: (id) => `${origin}/client/operators/workspace/${id}/`,
    execution: (id) => `${origin}/admin/executions/${id}/`,
    passwordReset: (secret) => `${origin}/client/users/password_reset/confirm/?token=${secret}`,
    lostPassword: () => `${origin}/client/users/password_reset/`,
    webhook: (id) => `${origin}/client/webhooks/${id}/`,
    apiVideo: (id) => `${origin}/api/videos/${id}/`,
    apiReport: (id) => `${origin}/api/videos/${id}/report/`,
  };
  const artifacts = new ArtifactStore(storage);
  const uploadVideo = new UploadVideo({ unitOfWork, storage, media, limits, clock, ids, logger });
  const verification = { unitOfWork, clock, ids };
  return {
    ...accessUseCases({ unitOfWork, accounts, passwords, tokens, secrets, links, clock, ids, logger }),
    ...webhookUseCases({
      unitOfWork,
      sender: given.webhookSender,
      signer: given.webhookSigner,
      urlPolicy: { allowHttp: false },
      links,
      clock,
      ids,
    }),
    createProject: new CreateProject({ unitOfWork, clock, ids }),
    changeProject: new ChangeProject({ unitOfWork, clock }),
    removeProject: new RemoveProject({ unitOfWork, ids }),
    uploadVideo,
    uploadParts: given.uploadParts,
    ...uploadUseCases({ unitOfWork, parts: given.uploadParts, uploadVideo, limits, clock, ids, logger }),
    changeVideo: new ChangeVideo({ unitOfWork, clock }),
    removeVideo: new RemoveVideo({ unitOfWork, ids }),
    analyzeVideo: new AnalyzeVideo({ unitOfWork, clock, ids }),
    watchVideo: new WatchVideo({ unitOfWork, storage }),
    cancelExecution: new CancelExecution({ unitOfWork, clock, ids, links, progress }),
    takeNextTask: new TakeNextTask(verification),
    takeTask: new TakeTask(verification),
    beatTask: new BeatTask(verification),
    releaseTask: new ReleaseTask(verification),
    decideTrigger: new DecideTrigger(verification),
    reopenTrigger: new ReopenTrigger(verification),
    addTrigger: new AddTrigger(verification),
    ...workbenchUseCases({ ...verification, links, storage }),
    completeTask: new CompleteTask({ ...verification, links, progress }),
    readAgeRating: new ReadAgeRating({ unitOfWork }),
    readWorkload: new ReadWorkload({ queries, workers: persistence.workers, clock }),
    answerAgeQuestions: new AnswerAgeQuestions(verification),
    ...mentionListUseCases({ unitOfWork, clock, ids }),
    changeRiskCatalogue: new ChangeRiskCatalogue({ unitOfWork, clock, ids, logger }),
    replayDetection: new ReplayDetection({
      unitOfWork,
      artifacts,
      frames: new ReportFrames({ storage, artifacts, pictures: createSharpPictureScaler(), logger }),
      clock,
      ids,
      logger,
    }),
    tokens,
    queries,
    progress,
    sessions,
    rateLimiter: given.rateLimiter,
    reportRenderer: createPdfReportRenderer({
      print: (report, locale) => reportPrint(report, wordsOf(locale)),
      storage,
    }),
    storage,
    replicateWebhooks: undefined,
    mediaAddresses: given.mediaAddresses,
    catalogue: async (version) => {
      const found = await unitOfWork.run(async (tx) =>
        accept(await (version === undefined ? tx.catalogues.current() : tx.catalogues.find(version))),
      );
      if (found.value === undefined) throw new Error('no catalogue');
      return found.value;
    },
    catalogueVersion: async (version) =>
      (await unitOfWork.run(async (tx) => accept(await tx.catalogues.find(version)))).value,
    health: async () => {
      await queries.ping();
      return { status: 'healthy', database: 'ok', redis: 'unused', b2: 'unused', replicate: 'unused' };
    },
    canServe: async () => true,
    limits,
    admin: given.admin,
    clock,
    ids,
    logger,
    metrics: given.metrics,
    metricsPage: async () => ({ status: 404 }),
    tracer: undefined,
  };
};
