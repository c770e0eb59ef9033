import type { MediaLimits } from '../../domain/media/media-limits.js';
import { readCdnSettings, type CdnSettings } from './config/cdn-settings.js';
import type { ConfigProblem, ConfigWarning } from './config/config-problem.js';
import { readDatabaseSettings, type DatabaseSettings } from './config/database-settings.js';
import { readEnvironmentName, type EnvironmentName } from './config/environment-name.js';
import { EnvironmentReader, type Environment } from './config/environment-reader.js';
import { warnOfLeftOut } from './config/left-out.js';
import { readMailFrom, readSmtpSettings, type SmtpSettings } from './config/mail-settings.js';
import { readMediaLimits } from './config/media-settings.js';
import { demandProduction } from './config/production-demands.js';
import { readMetricsSettings, type MetricsSettings } from './config/metrics-settings.js';
import { readQueueSettings, type QueueSettings } from './config/queue-settings.js';
import { readRedisSettings, type RedisSettings } from './config/redis-settings.js';
import { readReplicateSettings, type ReplicateSettings } from './config/replicate-settings.js';
import { readS3Settings, type S3Settings } from './config/s3-settings.js';
import type { SecretText } from './config/secret-text.js';
import { readTracingSettings, type TracingSettings } from './config/tracing-settings.js';

/**
 * Everything that a process may be told from outside, read once. Names and meanings: docs/configuration.md. A part whose
 * settings are undefined is not configured: the embedded one stands in its place.
 */
export interface Config {
  readonly environment: EnvironmentName;
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  /** Undefined in development: a secret is made and kept in the data folder. */
  readonly secretKey: SecretText | undefined;
  readonly proxies: number;
  /** All processes are on this machine: they share its disk, and one web process needs no Redis. */
  readonly isSingleHost: boolean;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly queue: QueueSettings;
  readonly redis: RedisSettings | undefined;
  readonly s3: S3Settings | undefined;
  readonly cdn: CdnSettings | undefined;
  readonly replicate: ReplicateSettings | undefined;
  readonly smtp: SmtpSettings | undefined;
  readonly mailFrom: string;
  readonly tempDir: string;
  /** Bytes of unfinished uploads; shared by all web processes. */
  readonly uploadsDir: string;
  readonly modelsDir: string;
  readonly pythonPath: string;
  readonly tessdataDir: string | undefined;
  readonly inferenceThreads: number;
  readonly framesPerSecond: number;
  readonly mediaLimits: MediaLimits;
  readonly stageAttempts: number;
  readonly workerConcurrency: number;
  /** Where webhooks may lead besides https on public addresses. */
  readonly webhooks: { readonly allowPrivate: boolean; readonly allowHttp: boolean };
  readonly metrics: MetricsSettings;
  readonly tracing: TracingSettings | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** What is set and does nothing, or is doubtful. */
  readonly warnings: readonly ConfigWarning[];
  readonly rates: {
    readonly user: number;
    readonly anonymous: number;
    readonly upload: number;
    readonly analysis: number;
  };
}

export type { ConfigProblem };

export type ConfigVerdict =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly ConfigWarning[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[]; readonly warnings: readonly ConfigWarning[] };

/** Reads variables as a process gets them. Every problem is listed, not only the first. `root`: folder of the project. */
export const readConfig = (variables: Environment, root: string): ConfigVerdict => {
  const env = new EnvironmentReader(variables);
  const environment = readEnvironmentName(env);
  const port = env.whole('PORT', 8000, 0, 65_535);
  const dataDir = env.text('DATA_DIR', `${root}/var`);
  const database = readDatabaseSettings(env, dataDir);
  const redis = readRedisSettings(env);
  const config: Config = {
    environment,
    host: env.text('HOST', '127.0.0.1'),
    port,
    baseUrl: env.url('BASE_URL', ['https', 'http'], 'https://example.ru') ?? `http://localhost:${port}`,
    secretKey: env.secret('SECRET_KEY'),
    proxies: env.whole('TRUSTED_PROXIES', 0, 0, 10),
    isSingleHost: env.flag('SINGLE_HOST'),
    dataDir,
    database,
    queue: readQueueSettings(env, { dataDir, database, redis }),
    redis,
    s3: readS3Settings(env),
    cdn: readCdnSettings(env),
    replicate: readReplicateSettings(env),
    smtp: readSmtpSettings(env),
    mailFrom: readMailFrom(env),
    uploadsDir: env.text('UPLOADS_DIR', `${dataDir}/uploads`),
    tempDir: env.text('TEMP_DIR', `${dataDir}/tmp`),
    modelsDir: env.text('MODELS_DIR', `${root}/models`),
    pythonPath: env.text('PYTHON_PATH', `${root}/.venv/bin/python`),
    tessdataDir: env.optional('TESSDATA_PREFIX'),
    inferenceThreads: env.whole('INFERENCE_THREADS', 1, 1, 64),
    framesPerSecond: env.number('FRAME_EXTRACTION_FPS', 1, 0.1, 10),
    mediaLimits: readMediaLimits(env),
    stageAttempts: env.whole('STAGE_MAX_ATTEMPTS', 3, 1, 1000),
    workerConcurrency: env.whole('WORKER_CONCURRENCY', 2, 1, 32),
    webhooks: { allowPrivate: env.flag('WEBHOOK_ALLOW_PRIVATE'), allowHttp: env.flag('WEBHOOK_ALLOW_HTTP') },
    metrics: readMetricsSettings(env),
    tracing: readTracingSettings(env),
    logLevel: env.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error'] as const, 'info'),
    rates: {
      user: env.whole('RATE_USER', 1000, 1, 1_000_000),
      anonymous: env.whole('RATE_ANON', 100, 1, 1_000_000),
      upload: env.whole('RATE_UPLOAD', 10, 1, 1_000_000),
      analysis: env.whole('RATE_ANALYSIS', 50, 1, 1_000_000),
    },
    warnings: env.warnings,
  };
  judge(config, env);
  const { problems, warnings } = env;
  return problems.length > 0
    ? { ok: false, problems, warnings }
    : { ok: true, config: Object.freeze(config), warnings };
};

/** What no variable shows by itself. */
const judge = (config: Config, env: EnvironmentReader): void => {
  const { secretKey, webhooks, environment } = config;
  if (secretKey !== undefined && secretKey.reveal().length < 32)
    env.problem('SECRET_KEY', 'короче 32 знаков; создайте новый: openssl rand -base64 48');
  if (webhooks.allowPrivate)
    env.warn('WEBHOOK_ALLOW_PRIVATE', {
      ru: 'вебхуки клиентов смогут обращаться к вашей внутренней сети; включайте, только если клиенты — свои',
      en: "clients' webhooks can reach your internal network; switch it on only when the clients are your own",
    });
  warnOfLeftOut(env);
  if (environment === 'production') demandProduction(config, env);
};
