import type { RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';
import type { MediaLimits } from '../../domain/media/media-limits.js';
import type {
  AccessUseCases,
  AddTrigger,
  AnalyzeVideo,
  AnswerAgeQuestions,
  BeatTask,
  CancelExecution,
  ChangeProject,
  ChangeRiskCatalogue,
  ChangeVideo,
  Clock,
  CompleteTask,
  CreateProject,
  DecideTrigger,
  IdGenerator,
  Logger,
  MentionListUseCases,
  Metrics,
  ProgressFeed,
  RateLimiter,
  ReadAgeRating,
  ReadWorkload,
  ReleaseTask,
  ReplayDetection,
  RemoveProject,
  RemoveVideo,
  ReportRenderer,
  ReopenTrigger,
  ScreenQueries,
  SessionStore,
  TakeNextTask,
  TakeTask,
  TokenService,
  Tracer,
  UploadParts,
  UploadUseCases,
  UploadVideo,
  VideoStorage,
  WatchVideo,
  WebhookUseCases,
  WorkbenchUseCases,
} from '../../application/index.js';
import type { AdminServices } from './admin-services.js';
import type { MetricsPage } from './http/serve-metrics.js';
import type { ReplicateWebhooks } from './http/replicate-webhook.js';

/** Everything that the web host calls. Made by the composition root; routes get it and never look anything up. */
export interface Services
  extends AccessUseCases, WebhookUseCases, MentionListUseCases, WorkbenchUseCases, UploadUseCases {
  readonly createProject: CreateProject;
  readonly changeProject: ChangeProject;
  readonly removeProject: RemoveProject;
  readonly uploadVideo: UploadVideo;
  readonly uploadParts: UploadParts;
  readonly changeVideo: ChangeVideo;
  readonly removeVideo: RemoveVideo;
  readonly analyzeVideo: AnalyzeVideo;
  readonly watchVideo: WatchVideo;
  readonly cancelExecution: CancelExecution;
  readonly takeNextTask: TakeNextTask;
  readonly takeTask: TakeTask;
  readonly beatTask: BeatTask;
  readonly releaseTask: ReleaseTask;
  readonly decideTrigger: DecideTrigger;
  readonly reopenTrigger: ReopenTrigger;
  readonly addTrigger: AddTrigger;
  readonly completeTask: CompleteTask;
  readonly readAgeRating: ReadAgeRating;
  readonly readWorkload: ReadWorkload;
  readonly answerAgeQuestions: AnswerAgeQuestions;
  readonly changeRiskCatalogue: ChangeRiskCatalogue;
  readonly replayDetection: ReplayDetection;
  readonly tokens: TokenService;
  readonly queries: ScreenQueries;
  readonly progress: ProgressFeed;
  readonly sessions: SessionStore;
  readonly rateLimiter: RateLimiter;
  readonly reportRenderer: ReportRenderer;
  readonly storage: VideoStorage;
  /** Verifies addresses that `storage.signedUrl` made, when this host itself serves them; undefined with an outside store. */
  readonly mediaAddresses: MediaAddresses | undefined;
  /** Undefined unless models run on Replicate and its secret is known. */
  readonly replicateWebhooks: ReplicateWebhooks | undefined;
  /** The catalogue of that version, or the current one. */
  readonly catalogue: (version?: string) => Promise<RiskCatalogue>;
  /** Any version, when it may be one that never was. */
  readonly catalogueVersion: (version: string) => Promise<RiskCatalogue | undefined>;
  readonly health: () => Promise<Health>;
  /** Whether the database answers; never throws. */
  readonly canServe: () => Promise<boolean>;
  readonly limits: MediaLimits;
  readonly admin: AdminServices;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly metricsPage: MetricsPage;
  /** Undefined where nothing is traced: requests then do without a span. */
  readonly tracer: Tracer | undefined;
}

export interface MediaAddresses {
  /** The object that the query of a signed `/media/…` address gives access to now; undefined when forged or expired. */
  verify(
    path: string,
    query: URLSearchParams,
  ): { readonly key: string; readonly contentType: string; readonly downloadName: string | undefined } | undefined;
}

/** `unused`: this part is not configured, so it can't be unwell. */
export type PartHealth = 'ok' | 'unavailable' | 'unused';

/** Answer of `/api/health/` (product.md). */
export interface Health {
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  readonly database: PartHealth;
  readonly redis: PartHealth;
  readonly b2: PartHealth;
  readonly replicate: PartHealth;
}

export interface WebOptions {
  /** At least 32 bytes; signs session cookies. */
  readonly secret: string;
  /** With which the token service signs (HS256). */
  readonly tokenSecret: string;
  /** Public origin such as `http://localhost:8000`, for absolute links and Origin checks. */
  readonly baseUrl: string;
  /** Secure cookies, HSTS. */
  readonly isHttps: boolean;
  /** Trust X-Forwarded-* of this many proxies. */
  readonly proxies: number;
  /** Origins of an outside object store or CDN, from which pages may show pictures and videos. Default none. */
  readonly mediaOrigins?: readonly string[];
  /** Hold every answer of the API against its schema. For tests. Default false. */
  readonly verifyAnswers?: boolean;
  readonly rates: {
    readonly user: number;
    readonly anonymous: number;
    readonly upload: number;
    readonly analysis: number;
  };
}
