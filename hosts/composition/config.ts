import { defaultMediaLimits, type MediaLimits } from '../../domain/media/media-limits.js';
import { videoContainers, type VideoContainer } from '../../domain/media/media-info.js';

/** Everything that a process may be told from outside, read once. Names and meanings: docs/configuration.md. */
export interface Config {
  readonly environment: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  /** Undefined in development: a secret is made and kept in the data folder. */
  readonly secretKey: string | undefined;
  readonly proxies: number;
  readonly dataDir: string;
  readonly databaseFile: string;
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
  readonly mailFrom: string;
  /** Where webhooks may lead besides https on public addresses. */
  readonly webhooks: { readonly allowPrivate: boolean; readonly allowHttp: boolean };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** What is set and does nothing, or is doubtful. */
  readonly warnings: readonly ConfigProblem[];
  readonly rates: {
    readonly user: number;
    readonly anonymous: number;
    readonly upload: number;
    readonly analysis: number;
  };
}

export interface ConfigProblem {
  readonly variable: string;
  /** Russian, as `npm run config:check` prints it. */
  readonly message: string;
}

export type ConfigVerdict =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly ConfigProblem[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables as a process gets them. Every problem is listed, not only the first. `root`: folder of the project. */
export const readConfig = (env: Environment, root: string): ConfigVerdict => {
  const problems: ConfigProblem[] = [];
  const warnings: ConfigProblem[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const given = env[name]?.trim();
    if (given === undefined || given === '') return fallback;
    const value = Number(given);
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    problems.push({ variable: name, message: `должно быть числом от ${least} до ${most}, задано «${given}»` });
    return fallback;
  };
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const value = number(name, fallback, least, most);
    if (Number.isInteger(value)) return value;
    problems.push({ variable: name, message: `должно быть целым числом, задано «${value}»` });
    return fallback;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const given = env[name]?.trim();
    if (given === undefined || given === '') return fallback;
    const found = allowed.find((value) => value === given);
    if (found === undefined)
      problems.push({ variable: name, message: `допустимо ${allowed.join(', ')}; задано «${given}»` });
    return found ?? fallback;
  };

  const flag = (name: string): boolean =>
    oneOf(name, ['true', 'false', '1', '0'], 'false').replace('1', 'true') === 'true';

  const variable = env['APP_ENV']?.trim() ? 'APP_ENV' : 'DJANGO_ENV';
  const environment = oneOf(variable, ['development', 'production'] as const, 'development');
  if (environment === 'production')
    problems.push({
      variable,
      message:
        'production требует внешних частей (PostgreSQL, Redis, S3, SMTP, Replicate), которых в этой версии ещё нет; запустите с development',
    });
  const port = whole('PORT', 8000, 0, 65_535);
  const dataDir = text('DATA_DIR', `${root}/var`);
  const databaseFile = sqliteFile(env['DATABASE_URL'], `${dataDir}/data.sqlite3`);
  if (databaseFile === undefined)
    problems.push({ variable: 'DATABASE_URL', message: 'в этой версии допустим только вид sqlite:///путь/к/файлу' });
  const baseUrl = text('BASE_URL', `http://localhost:${port}`).replace(/\/+$/, '');
  if (!isWebAddress(baseUrl))
    problems.push({
      variable: 'BASE_URL',
      message: `должно быть адресом вида https://example.ru, задано «${baseUrl}»`,
    });
  const secretKey = env['SECRET_KEY']?.trim() || undefined;
  if (secretKey !== undefined && secretKey.length < 32)
    problems.push({ variable: 'SECRET_KEY', message: 'короче 32 знаков; создайте новый: openssl rand -base64 48' });
  for (const name of ['REDIS_URL', 'BACKBLAZE_BUCKET_NAME', 'REPLICATE_API_TOKEN', 'EMAIL_HOST'])
    if (env[name]) warnings.push({ variable: name, message: 'задана, но встроенный режим её не использует' });

  if (flag('WEBHOOK_ALLOW_PRIVATE'))
    warnings.push({
      variable: 'WEBHOOK_ALLOW_PRIVATE',
      message: 'вебхуки клиентов смогут обращаться к вашей внутренней сети; включайте, только если клиенты — свои',
    });

  const allowed = text('ALLOWED_VIDEO_FORMATS', defaultMediaLimits.containers.join(',')).split(',');
  const containers: VideoContainer[] = [];
  for (const name of allowed.map((part) => part.trim().toLowerCase())) {
    const container = videoContainers.find((known) => known === name);
    if (container !== undefined) containers.push(container);
    else problems.push({ variable: 'ALLOWED_VIDEO_FORMATS', message: `неизвестный формат «${name}»` });
  }

  const config: Config = {
    warnings,
    environment,
    host: text('HOST', '127.0.0.1'),
    port,
    baseUrl,
    secretKey,
    proxies: whole('TRUSTED_PROXIES', 0, 0, 10),
    dataDir,
    databaseFile: databaseFile ?? '',
    uploadsDir: text('UPLOADS_DIR', `${dataDir}/uploads`),
    tempDir: text('TEMP_DIR', `${dataDir}/tmp`),
    modelsDir: text('MODELS_DIR', `${root}/models`),
    pythonPath: text('PYTHON_PATH', `${root}/.venv/bin/python`),
    tessdataDir: env['TESSDATA_PREFIX']?.trim() || undefined,
    inferenceThreads: whole('INFERENCE_THREADS', 1, 1, 64),
    framesPerSecond: number('FRAME_EXTRACTION_FPS', 1, 0.1, 10),
    mediaLimits: {
      ...defaultMediaLimits,
      maxBytes: whole('MAX_VIDEO_FILE_SIZE', defaultMediaLimits.maxBytes, 1, Number.MAX_SAFE_INTEGER),
      maxDurationMs: number('MAX_VIDEO_DURATION', defaultMediaLimits.maxDurationMs / 1000, 1, 86_400) * 1000,
      containers,
    },
    stageAttempts: whole('STAGE_MAX_ATTEMPTS', 3, 1, 1000),
    workerConcurrency: whole('WORKER_CONCURRENCY', 2, 1, 32),
    mailFrom: text('DEFAULT_FROM_EMAIL', 'AI-Комплаенс Агент <noreply@localhost>'),
    webhooks: { allowPrivate: flag('WEBHOOK_ALLOW_PRIVATE'), allowHttp: flag('WEBHOOK_ALLOW_HTTP') },
    logLevel: oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error'] as const, 'info'),
    rates: {
      user: whole('RATE_USER', 1000, 1, 1_000_000),
      anonymous: whole('RATE_ANON', 100, 1, 1_000_000),
      upload: whole('RATE_UPLOAD', 10, 1, 1_000_000),
      analysis: whole('RATE_ANALYSIS', 50, 1, 1_000_000),
    },
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: Object.freeze(config), warnings };
};

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** `sqlite:///relative.db`, `sqlite:////absolute.db` (the form of `seeds/configuration.md`), or the fallback when unset. */
const sqliteFile = (url: string | undefined, fallback: string): string | undefined => {
  if (url === undefined || url.trim() === '') return fallback;
  const match = /^sqlite:\/\/\/(.+)$/.exec(url.trim());
  return match?.[1];
};
