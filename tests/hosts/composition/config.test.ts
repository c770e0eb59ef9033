import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import test from 'ava';
import { readConfig, type Config, type ConfigProblem } from '../../../hosts/composition/config.js';
import { configReport, projectRoot } from '../../../hosts/composition/load-config.js';

type Variables = Record<string, string>;

const variablesOf = (problems: readonly Pick<ConfigProblem, 'variable'>[]): readonly string[] =>
  problems.map(({ variable }) => variable).sort();

/** Variables that are wrong, sorted. */
const wrong = (env: Variables): readonly string[] => {
  const verdict = readConfig(env, '/project');
  return verdict.ok ? [] : variablesOf(verdict.problems);
};

const doubtful = (env: Variables): readonly string[] => variablesOf(readConfig(env, '/project').warnings);

const configOf = (env: Variables): Config => {
  const verdict = readConfig(env, '/project');
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.config;
};

const secrets = {
  SECRET_KEY: 'k7Qz0cV2nB9xL4mW8sD1fG6hJ3pR5tY0uA',
  DATABASE_URL: 'postgres://app:db-password@db.example.ru:5432/compliance',
  DATABASE_REPLICA_URL: 'postgres://reader:replica-password@replica.example.ru/compliance',
  REDIS_URL: 'rediss://default:redis-password@redis.example.ru:25061/0',
  BACKBLAZE_APPLICATION_KEY: 'backblaze-application-key',
  CLOUDFLARE_API_TOKEN: 'cloudflare-token',
  REPLICATE_API_TOKEN: 'r8_replicate-token',
  REPLICATE_WEBHOOK_SECRET: 'whsec_replicate',
  EMAIL_HOST_PASSWORD: 'smtp-password',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://traces:otlp-password@collector.example.ru:4318/otlp',
  OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=otlp-key',
};

/** Everything that can be configured, as an installation has it. */
const everything: Variables = {
  ...secrets,
  DJANGO_ENV: 'production',
  BASE_URL: 'https://compliance.example.ru',
  TRUSTED_PROXIES: '1',
  BACKBLAZE_ENDPOINT_URL: 'https://s3.us-west-000.backblazeb2.com',
  BACKBLAZE_APPLICATION_KEY_ID: '000abc',
  BACKBLAZE_BUCKET_NAME: 'ai-compliance-production',
  CLOUDFLARE_CDN_URL: 'https://cdn.example.ru/',
  CLOUDFLARE_ZONE_ID: 'zone',
  EMAIL_HOST: 'smtp.example.ru',
  EMAIL_HOST_USER: 'apikey',
  DEFAULT_FROM_EMAIL: 'noreply@example.ru',
};

const textsOf = (config: Config) => [config.secretKey, config.replicate?.apiToken].map((secret) => secret?.reveal());

test('an empty environment is a valid development configuration of embedded parts', (t) => {
  t.like(configOf({}), {
    environment: 'development',
    port: 8000,
    baseUrl: 'http://localhost:8000',
    database: { kind: 'sqlite', file: '/project/var/data.sqlite3' },
    queue: { kind: 'sqlite', file: '/project/var/data.sqlite3' },
    redis: undefined,
    s3: undefined,
    cdn: undefined,
    replicate: undefined,
    smtp: undefined,
    isSingleHost: false,
  });
  t.deepEqual(doubtful({}), []);
});

test('every problem of a configuration is listed at once, in Russian', (t) => {
  const env = {
    PORT: 'eighty',
    SECRET_KEY: 'short',
    DATABASE_URL: 'mysql://x',
    DATABASE_REPLICA_URL: 'postgres://replica.example.ru',
    ALLOWED_VIDEO_FORMATS: 'mp4,gif',
    FRAME_EXTRACTION_FPS: '100',
    LOG_LEVEL: 'loud',
    REDIS_URL: 'http://redis',
    BACKBLAZE_BUCKET_NAME: 'only-a-bucket',
    CLOUDFLARE_CDN_URL: 'cdn',
    YOLO_MODEL_ID: 'yolo',
    EMAIL_HOST_USER: 'somebody',
    EMAIL_USE_SSL: 'perhaps',
    DEFAULT_FROM_EMAIL: 'nobody',
    AGENDA_BACKEND: 'kafka',
    MONGODB_URL: 'mongo.example.ru',
  };
  t.deepEqual(wrong(env), [
    'AGENDA_BACKEND',
    'ALLOWED_VIDEO_FORMATS',
    'BACKBLAZE_APPLICATION_KEY',
    'BACKBLAZE_APPLICATION_KEY_ID',
    'BACKBLAZE_ENDPOINT_URL',
    'CLOUDFLARE_CDN_URL',
    'DATABASE_REPLICA_URL',
    'DATABASE_URL',
    'DEFAULT_FROM_EMAIL',
    'EMAIL_HOST_PASSWORD',
    'EMAIL_USE_SSL',
    'FRAME_EXTRACTION_FPS',
    'LOG_LEVEL',
    'MONGODB_URL',
    'PORT',
    'REDIS_URL',
    'SECRET_KEY',
    'YOLO_MODEL_ID',
  ]);
  const verdict = readConfig(env, '/project');
  t.true(!verdict.ok && verdict.problems.every(({ message }) => /[а-яё]/i.test(message)));
});

test('production starts on nothing but its defaults only after it has told everything that it lacks', (t) => {
  const demanded = [
    'BACKBLAZE_APPLICATION_KEY',
    'BACKBLAZE_APPLICATION_KEY_ID',
    'BACKBLAZE_BUCKET_NAME',
    'BACKBLAZE_ENDPOINT_URL',
    'BASE_URL',
    'DATABASE_URL',
    'DEFAULT_FROM_EMAIL',
    'EMAIL_HOST',
    'REDIS_URL',
    'SECRET_KEY',
    'TRUSTED_PROXIES',
  ];
  t.deepEqual(wrong({ DJANGO_ENV: 'production' }), demanded);
  t.deepEqual(wrong({ APP_ENV: '', DJANGO_ENV: 'production' }), demanded, 'blank leaves the word to the other name');
  t.deepEqual(wrong({ APP_ENV: 'production', DJANGO_ENV: 'production' }), demanded);
  t.deepEqual(
    wrong({ APP_ENV: 'production', SINGLE_HOST: 'true' }),
    demanded.filter((name) => !/BACKBLAZE|REDIS/.test(name)),
    'on one machine its disk and memory are enough',
  );
});

test('two names of the environment that differ are a problem, told beside everything that production lacks', (t) => {
  for (const [APP_ENV, DJANGO_ENV] of [
    ['development', 'production'],
    ['production', 'development'],
  ] as const) {
    const { DJANGO_ENV: _, ...rest } = everything;
    t.deepEqual(wrong({ ...rest, APP_ENV, DJANGO_ENV }), ['APP_ENV']);
    t.deepEqual(wrong({ ...rest, APP_ENV, DJANGO_ENV, TRUSTED_PROXIES: '' }), ['APP_ENV', 'TRUSTED_PROXIES']);
  }
  t.deepEqual(wrong({ APP_ENV: 'development', DJANGO_ENV: 'development' }), []);
  t.deepEqual(wrong({ APP_ENV: 'staging' }), ['APP_ENV']);
  t.deepEqual(wrong({ DJANGO_ENV: 'staging' }), ['DJANGO_ENV']);
});

test('production takes no example for a secret, no http, no address of its own and no file for a database', (t) => {
  t.deepEqual(wrong(everything), []);
  for (const SECRET_KEY of ['django-insecure-abcdefghijklmnopqrstuvwxyz', 'a'.repeat(40)])
    t.deepEqual(wrong({ ...everything, SECRET_KEY }), ['SECRET_KEY']);
  for (const BASE_URL of ['http://compliance.example.ru', 'https://localhost:8000'])
    t.deepEqual(wrong({ ...everything, BASE_URL }), ['BASE_URL']);
  t.deepEqual(wrong({ ...everything, DEFAULT_FROM_EMAIL: 'noreply@localhost' }), ['DEFAULT_FROM_EMAIL']);
  t.deepEqual(wrong({ ...everything, AGENDA_BACKEND: 'sqlite' }), ['AGENDA_BACKEND']);
  const { DATABASE_REPLICA_URL: _, ...withoutReplica } = everything;
  t.deepEqual(wrong({ ...withoutReplica, DATABASE_URL: 'sqlite:////var/data.sqlite3' }), ['DATABASE_URL']);
  const { REPLICATE_API_TOKEN: __, ...withoutReplicate } = everything;
  t.deepEqual(wrong(withoutReplicate), [], 'the models that come along are enough');
});

test('each part has its settings when its variables are set', (t) => {
  const config = configOf({ ...everything, WHISPER_MODEL_ID: 'openai/whisper:4d50', REPLICATE_VIDEO_BUDGET: '1.5' });
  t.like(config, {
    environment: 'production',
    database: { kind: 'postgres', maxConnections: 10, statementTimeoutMs: 30_000, replica: { maxLagMs: 5_000 } },
    queue: { kind: 'postgres' },
    redis: { keyPrefix: 'ai-compliance:' },
    s3: {
      endpoint: 'https://s3.us-west-000.backblazeb2.com',
      region: 'us-west-000',
      bucket: 'ai-compliance-production',
      accessKeyId: '000abc',
      isPathStyle: false,
      retries: { most: 3, factor: 2, longestMs: 60_000 },
    },
    cdn: { url: 'https://cdn.example.ru', purge: { zoneId: 'zone' } },
    replicate: {
      timeoutMs: 300_000,
      concurrency: 4,
      budgetPerVideo: 1.5,
      models: { speech: 'openai/whisper:4d50', objects: undefined },
    },
    smtp: { host: 'smtp.example.ru', port: 587, security: 'starttls', login: { user: 'apikey' } },
    mailFrom: 'noreply@example.ru',
  });
  t.deepEqual(textsOf(config), [secrets.SECRET_KEY, secrets.REPLICATE_API_TOKEN]);
  t.is(config.database.kind === 'postgres' && config.database.url.reveal(), secrets.DATABASE_URL);
  t.is(config.redis?.url.reveal(), secrets.REDIS_URL);
});

test('the queue is where the rows are unless another backend is named, which needs an address of its own', (t) => {
  const kind = (env: Variables) => configOf(env).queue.kind;
  t.is(kind({ DATABASE_URL: secrets.DATABASE_URL }), 'postgres');
  t.is(kind({ DATABASE_URL: secrets.DATABASE_URL, AGENDA_BACKEND: 'sqlite' }), 'sqlite');
  t.is(kind({ AGENDA_BACKEND: 'redis', REDIS_URL: secrets.REDIS_URL }), 'redis');
  t.is(kind({ AGENDA_BACKEND: 'mongo', MONGODB_URL: 'mongodb://a.example.ru:1,b.example.ru:2/jobs' }), 'mongo');
  t.deepEqual(wrong({ AGENDA_BACKEND: 'postgres' }), ['AGENDA_BACKEND']);
  t.deepEqual(wrong({ AGENDA_BACKEND: 'mongo' }), ['MONGODB_URL']);
  t.deepEqual(wrong({ AGENDA_BACKEND: 'redis' }), ['REDIS_URL']);
});

test('mail goes over TLS by default, from the first byte or after the greeting, and in the clear only when told so', (t) => {
  const smtp = (env: Variables) => {
    const { port, security } = configOf({ EMAIL_HOST: 'smtp.example.ru', ...env }).smtp ?? {};
    return [port, security];
  };
  t.deepEqual(smtp({}), [587, 'starttls']);
  t.deepEqual(smtp({ EMAIL_USE_TLS: 'True' }), [587, 'starttls']);
  t.deepEqual(smtp({ EMAIL_USE_SSL: '1' }), [465, 'tls']);
  t.deepEqual(smtp({ EMAIL_USE_TLS: 'False', EMAIL_PORT: '25' }), [25, 'none']);
  t.deepEqual(smtp({ EMAIL_PORT: '465' }), [465, 'tls'], 'the port says it');
  t.deepEqual(smtp({ EMAIL_PORT: '465', EMAIL_USE_TLS: 'False' }), [465, 'tls']);
  t.deepEqual(smtp({ EMAIL_PORT: '2465', EMAIL_USE_SSL: '1' }), [2465, 'tls']);
  const ofMail = (env: Variables) => wrong({ EMAIL_HOST: 'x', ...env });
  t.deepEqual(ofMail({ EMAIL_USE_TLS: '1', EMAIL_USE_SSL: '1' }), ['EMAIL_USE_TLS']);
  t.deepEqual(ofMail({ EMAIL_PORT: '465', EMAIL_USE_TLS: '1', EMAIL_USE_SSL: 'False' }), ['EMAIL_PORT']);
  t.deepEqual(ofMail({ EMAIL_PORT: '465', EMAIL_USE_TLS: '1' }), ['EMAIL_PORT'], 'as the example with another port');
  t.deepEqual(ofMail({ EMAIL_PORT: '587', EMAIL_USE_SSL: '1' }), ['EMAIL_PORT']);
});

test('counts are whole numbers and addresses are addresses', (t) => {
  for (const name of ['PORT', 'WORKER_CONCURRENCY', 'INFERENCE_THREADS', 'STAGE_MAX_ATTEMPTS', 'RATE_USER'])
    t.deepEqual(wrong({ [name]: '2.5' }), [name]);
  t.deepEqual(wrong({ FRAME_EXTRACTION_FPS: '2.5', MAX_VIDEO_DURATION: '0' }), ['MAX_VIDEO_DURATION']);
  for (const BASE_URL of ['example.ru', 'javascript:alert(1)', 'http://'])
    t.deepEqual(wrong({ BASE_URL }), ['BASE_URL']);
  t.is(configOf({ BASE_URL: 'https://example.ru/' }).baseUrl, 'https://example.ru');
});

test('webhooks lead to public addresses over https unless the configuration says otherwise', (t) => {
  t.deepEqual(configOf({}).webhooks, { allowPrivate: false, allowHttp: false });
  const env = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: '1' };
  t.deepEqual(configOf(env).webhooks, { allowPrivate: true, allowHttp: true });
  t.deepEqual(doubtful(env), ['WEBHOOK_ALLOW_PRIVATE']);
  t.deepEqual(wrong({ WEBHOOK_ALLOW_PRIVATE: 'ja' }), ['WEBHOOK_ALLOW_PRIVATE']);
});

test('traces go where the variables of OpenTelemetry say, and nowhere without an address', (t) => {
  const tracing = (env: Variables) => {
    const { url, headers = {}, ...rest } = configOf(env).tracing ?? {};
    return { ...rest, url: url?.reveal(), headers: Object.entries(headers).map(([name, key]) => [name, key.reveal()]) };
  };
  t.is(configOf({ OTEL_SERVICE_NAME: 'x', OTEL_EXPORTER_OTLP_HEADERS: 'a=b' }).tracing, undefined);
  t.deepEqual(tracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }), {
    url: 'http://collector:4318/v1/traces',
    headers: [],
    serviceName: 'ai-compliance-agent',
    sampledShare: 1,
  });
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/otlp?tenant=a',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20YTpi==, x-tenant = a ',
    OTEL_SERVICE_NAME: 'compliance',
    OTEL_TRACES_SAMPLER_ARG: '0.25',
  };
  t.deepEqual(tracing(env), {
    url: 'http://collector:4318/otlp/v1/traces?tenant=a',
    headers: [
      ['authorization', 'Basic YTpi=='],
      ['x-tenant', 'a'],
    ],
    serviceName: 'compliance',
    sampledShare: 0.25,
  });
  const OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = 'https://traces.example.ru/api/otlp';
  t.is(tracing({ ...env, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT }).url, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
  for (const [name, value] of [
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'grpc://collector'],
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'no value'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%ff'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=b%0d%0ac'],
  ] as const)
    t.deepEqual(wrong({ ...env, [name]: value }), [name], value);
  t.deepEqual(doubtful({ ...env, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }), ['OTEL_EXPORTER_OTLP_PROTOCOL']);
  t.deepEqual(doubtful({ ...env, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }), []);
});

test('what is set and does nothing is said', (t) => {
  const needless = [
    'ALLOWED_HOSTS',
    'CELERY_BROKER_URL',
    'CELERY_RESULT_BACKEND',
    'CELERY_WORKER_MAX_TASKS_PER_CHILD',
    'DASHBOARD_URL',
  ];
  t.deepEqual(doubtful(Object.fromEntries(needless.map((name) => [name, 'x']))), needless);
  t.deepEqual(doubtful({ CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 't' }), ['CLOUDFLARE_ZONE_ID']);
  t.deepEqual(wrong({ ...everything, TRUSTED_PROXIES: '0' }), ['TRUSTED_PROXIES']);
  t.true(doubtful({ ...everything, DEBUG: 'True' }).includes('DEBUG'));
});

test('a secret never appears in what is said about the configuration, nor where it is logged', (t) => {
  const parts = Object.values(secrets).flatMap((secret) => [secret, ...(/:([^:@/]+)@/.exec(secret)?.slice(1) ?? [])]);
  const right = readConfig(everything, '/project');
  const broken = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, `${value} ://`]));
  const bad = readConfig({ ...everything, ...broken, PORT: '-1', BACKBLAZE_BUCKET_NAME: '' }, '/project');
  t.true(right.ok);
  t.false(bad.ok);
  for (const verdict of [right, bad])
    for (const said of [...configReport(verdict), JSON.stringify(verdict), inspect(verdict, { depth: 9 })])
      for (const part of parts) t.false(said.includes(part), said.slice(0, 2_000));
  const report = configReport(right).join('\n');
  t.regex(report, /База данных: PostgreSQL db\.example\.ru:5432\/compliance, реплика replica\.example\.ru\/compliance/);
  t.regex(report, /SMTP smtp\.example\.ru:587/);
  t.regex(report, /Трассировка: OTLP collector\.example\.ru:4318\/otlp\/v1\/traces$/m);
});

test('whatever stands in a wrong place is not told, and a variable has one problem', (t) => {
  const plain = {
    DEBUG: 'yes',
    APP_ENV: 'x',
    PORT: 'x',
    TRUSTED_PROXIES: 'x',
    FRAME_EXTRACTION_FPS: 'x',
    LOG_LEVEL: 'x',
    AGENDA_BACKEND: 'x',
    SINGLE_HOST: 'x',
    ALLOWED_VIDEO_FORMATS: 'x',
    REPLICATE_CHECKS: 'x',
    OCR_MODEL_ID: 'x',
    BASE_URL: 'x',
    DEFAULT_FROM_EMAIL: 'x',
    OTEL_EXPORTER_OTLP_HEADERS: 'x',
    MONGODB_URL: 'x',
    SECRET_KEY: 'x',
  };
  for (const misplaced of ['hunter2', 'Tr0ub4dor&3', 'r8_abcdefghijklmnopqrstuvwxyz0123456789']) {
    const env = Object.fromEntries(Object.keys(plain).map((name) => [name, misplaced]));
    for (const more of [{}, { APP_ENV: 'production' }]) {
      const verdict = readConfig({ ...env, ...more }, '/project');
      const named = verdict.ok ? [] : variablesOf(verdict.problems);
      t.true(named.length >= 13, String(named));
      t.deepEqual(named, [...new Set(named)]);
      for (const said of configReport(verdict)) t.false(said.includes(misplaced), said);
    }
  }
  const lists = readConfig({ ALLOWED_VIDEO_FORMATS: 'MP4, gif,,webm,flv', REPLICATE_CHECKS: ' , ' }, '/project');
  t.deepEqual(lists.ok ? [] : lists.problems.map(({ message }) => message.split('; ')[1]), [
    'не названо ничего',
    'неизвестны по счёту: 2, 5',
  ]);
});

test('a password with signs of an address in it is refused with a word on how to write them', (t) => {
  const cases = [
    ['DATABASE_URL', 'postgres://app:p/w@db.example.ru/x'],
    ['DATABASE_URL', 'postgres://app:12/34@db.example.ru/x'],
    ['DATABASE_URL', 'postgres://app:p#w@db.example.ru/x'],
    ['DATABASE_URL', 'postgres://app:100%@db.example.ru/x'],
    ['REDIS_URL', 'redis://:p/w@redis.example.ru:6379/0'],
    ['REDIS_URL', 'redis://default:12?34@redis.example.ru:6379/0'],
    ['MONGODB_URL', 'mongodb://app:p/w@mongo.example.ru/jobs'],
    ['MONGODB_URL', 'mongodb://app:p@w@mongo.example.ru/jobs'],
  ] as const;
  for (const [name, address] of cases) {
    const verdict = readConfig({ [name]: address }, '/project');
    const [problem] = verdict.ok ? [] : verdict.problems;
    t.is(problem?.variable, name, address);
    t.regex(problem?.message ?? '', /%2F %40/, address);
  }
  for (const [name, address] of [
    ['DATABASE_URL', 'postgres://app:p%2Fw%40%25@db.example.ru:5432/x'],
    ['DATABASE_URL', 'postgres://app:p@w@db.example.ru:5432/x'],
    ['REDIS_URL', 'redis://:p%2Fw@redis.example.ru:6379/0'],
    ['MONGODB_URL', 'mongodb+srv://app:p%2Fw@mongo.example.ru/jobs?retryWrites=true&authSource=admin'],
    ['MONGODB_URL', 'mongodb://mongo.example.ru'],
    ['BASE_URL', 'https://example.ru:8443/@app'],
  ] as const)
    t.deepEqual(wrong({ [name]: address }), [], address);
});

test('every variable that is read stands in the example and in the manual', async (t) => {
  const read = new Set<string>();
  const given: Variables = { ...everything, APP_ENV: '' };
  const env = new Proxy(given, {
    get: (target, name) => {
      read.add(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  readConfig(env, '/project');
  const [example, manual] = await Promise.all(
    ['.env.example', 'docs/configuration.md'].map((file) => readFile(join(projectRoot, file), 'utf8')),
  );
  t.true(read.size > 60, String(read.size));
  for (const name of read) {
    const isKnownElsewhere =
      /^(?:DEBUG|DJANGO_SETTINGS_MODULE|EMAIL_BACKEND|ALLOWED_HOSTS|DASHBOARD_URL|CELERY_\w+)$/.test(name);
    if (isKnownElsewhere) continue;
    t.regex(example ?? '', new RegExp(`\\b${name}\\b`), name);
    t.regex(manual ?? '', new RegExp(`\\b${name}\\b`), name);
  }
});
