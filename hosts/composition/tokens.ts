import type * as app from '../../application/index.js';
import type { WorkerId } from '../../domain/shared/ids.js';
import type { KnexPersistence } from '../../adapters/persistence-knex/index.js';
import type { MetricsPage, MetricsRegistry } from '../../adapters/observability/index.js';
import type { ReplicateInference } from '../../adapters/inference-replicate/index.js';
import type { LocalUrlSigner } from '../../adapters/storage-local/index.js';
import type { Services } from '../koa/services.js';
import type { Config } from './config.js';
import type { Lifetime } from './lifetime.js';
import { token } from './token.js';

/** Both sides of the queue. */
export interface Scheduling {
  readonly scheduler: app.JobScheduler;
  readonly worker: app.JobWorker;
}

/** What lives for moments. */
export interface Live {
  readonly cache: app.Cache;
  readonly rateLimiter: app.RateLimiter;
  readonly progress: app.ProgressFeed;
  /** Undefined unless they are shared through Redis; throws when that does not answer. */
  readonly pingRedis: (() => Promise<void>) | undefined;
}

/** Names of everything that the container can make. */
export const T = {
  config: token<Config>('config'),
  secret: token<string>('secret'),
  workerId: token<WorkerId>('worker-id'),
  lifetime: token<Lifetime>('lifetime'),

  clock: token<app.Clock>('clock'),
  ids: token<app.IdGenerator>('ids'),
  logger: token<app.Logger>('logger'),
  metrics: token<MetricsRegistry>('metrics'),
  metricsPage: token<MetricsPage>('metrics-page'),
  tracer: token<app.Tracer>('tracer'),
  /** Only in profiles with a database. */
  database: token<KnexPersistence>('database'),
  unitOfWork: token<app.UnitOfWork>('unit-of-work'),
  outboxRelay: token<app.OutboxRelayStore>('outbox-relay'),
  queries: token<app.ScreenQueries>('queries'),
  sessions: token<app.SessionStore>('sessions'),
  accounts: token<app.AccountReader>('accounts'),
  modelSpend: token<app.ModelSpend>('model-spend'),
  workers: token<app.WorkerRegistry>('workers'),
  storage: token<app.VideoStorage>('storage'),
  urlSigner: token<LocalUrlSigner>('url-signer'),
  /** Undefined where an outside store answers its addresses itself. */
  mediaAddresses: token<LocalUrlSigner | undefined>('media-addresses'),
  workDirs: token<app.WorkDirs>('work-dirs'),
  media: token<app.MediaProcessor>('media'),
  inference: token<app.InferenceSuite>('inference'),
  /** Undefined unless models run on Replicate. */
  replicate: token<ReplicateInference | undefined>('replicate'),
  scheduling: token<Scheduling>('scheduling'),
  notifier: token<app.Notifier>('notifier'),
  live: token<Live>('live'),
  progress: token<app.ProgressFeed>('progress'),
  cache: token<app.Cache>('cache'),
  rateLimiter: token<app.RateLimiter>('rate-limiter'),
  passwords: token<app.PasswordHasher>('passwords'),
  tokens: token<app.TokenService>('tokens'),
  secrets: token<app.Secrets>('secrets'),
  reportRenderer: token<app.ReportRenderer>('report-renderer'),
  webhookSender: token<app.WebhookSender>('webhook-sender'),
  webhookSigner: token<app.WebhookSigner>('webhook-signer'),
  links: token<app.Links>('links'),
  artifacts: token<app.ArtifactStore>('artifacts'),
  pictures: token<app.PictureScaler>('pictures'),
  reportFrames: token<app.ReportFrames>('report-frames'),
  videoPreviews: token<app.VideoPreviews>('video-previews'),
  replayDetection: token<app.ReplayDetection>('replay-detection'),

  ensureCatalogue: token<app.EnsureCatalogue>('ensure-catalogue'),
  access: token<app.AccessUseCases>('access'),
  registerUser: token<app.RegisterUser>('register-user'),
  sendLetter: token<app.SendLetter>('send-letter'),
  sendPasswordReset: token<app.SendPasswordReset>('send-password-reset'),
  createProject: token<app.CreateProject>('create-project'),
  uploadParts: token<app.UploadParts>('upload-parts'),
  uploadVideo: token<app.UploadVideo>('upload-video'),
  stageHandlers: token<app.StageHandlers>('stage-handlers'),
  runStage: token<app.RunStage>('run-stage'),
  requeueStuckStages: token<app.RequeueStuckStages>('requeue-stuck-stages'),
  returnExpiredLeases: token<app.ReturnExpiredLeases>('return-expired-leases'),
  webhooks: token<app.WebhookUseCases>('webhooks'),
  deliverWebhook: token<app.DeliverWebhook>('deliver-webhook'),
  requeueLostDeliveries: token<app.RequeueLostDeliveries>('requeue-lost-deliveries'),
  countQuality: token<app.CountQuality>('count-quality'),
  purgeExpired: token<app.PurgeExpired>('purge-expired'),
  deleteStored: token<app.DeleteStored>('delete-stored'),
  purgeCdn: token<app.PurgeCdn>('purge-cdn'),
  refreshCdn: token<app.RefreshCdn>('refresh-cdn'),
  /** Undefined without a CDN, or without the right to purge it. */
  cdnPurger: token<app.CdnPurger | undefined>('cdn-purger'),
  /** Undefined without a CDN. */
  cdnWarmer: token<app.CdnWarmer | undefined>('cdn-warmer'),
  relayOutbox: token<app.RelayOutbox>('relay-outbox'),
  jobHandler: token<app.JobHandler>('job-handler'),
  services: token<Services>('services'),
};
