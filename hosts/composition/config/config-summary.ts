import type { Locale } from '../../../domain/user/user.js';
import type { Config } from '../config.js';
import type { DatabaseSettings } from './database-settings.js';
import type { QueueSettings } from './queue-settings.js';

const words = {
  ru: {
    mode: (name: string, listens: string, address: string) => `Режим: ${name}; слушает ${listens}; адрес ${address}`,
    database: 'База данных',
    replica: 'реплика',
    queue: 'Очередь',
    files: 'Файлы',
    folder: 'папка',
    bucket: 'бакет',
    none: 'нет',
    cache: 'Кэш и пределы запросов',
    inMemory: 'в памяти процесса',
    models: 'Модели',
    local: 'локальные',
    mail: 'Почта',
    traces: 'Трассировка',
  },
  en: {
    mode: (name: string, listens: string, address: string) =>
      `Mode: ${name}; listens on ${listens}; address ${address}`,
    database: 'Database',
    replica: 'replica',
    queue: 'Queue',
    files: 'Files',
    folder: 'folder',
    bucket: 'bucket',
    none: 'none',
    cache: 'Cache and rate limits',
    inMemory: 'in the memory of the process',
    models: 'Models',
    local: 'local',
    mail: 'Mail',
    traces: 'Traces',
  },
} as const satisfies Record<Locale, unknown>;

/** Which part stands where: hosts and names, no users and no secrets. */
export const configSummary = (config: Config, locale: Locale): readonly string[] => {
  const { environment, host, port, baseUrl, database, queue, redis, s3, cdn, replicate, smtp, tracing, dataDir } =
    config;
  const w = words[locale];
  const bucket = s3 && `S3 ${placeOf(s3.endpoint)}, ${w.bucket} ${s3.bucket}`;
  return [
    w.mode(environment, `${host}:${port}`, baseUrl),
    `${w.database}: ${ofDatabase(database, w.replica)}`,
    `${w.queue}: ${ofQueue(queue)}`,
    `${w.files}: ${bucket ?? `${w.folder} ${dataDir}/storage`}`,
    `CDN: ${cdn === undefined ? w.none : placeOf(cdn.url)}`,
    `${w.cache}: ${redis === undefined ? w.inMemory : `Redis ${placeOf(redis.url.reveal())}`}`,
    `${w.models}: ${replicate === undefined ? w.local : `Replicate (${replicate.checks.join(', ')})`}`,
    `${w.mail}: ${smtp === undefined ? `${w.folder} ${dataDir}/outbox` : `SMTP ${smtp.host}:${smtp.port}`}`,
    `${w.traces}: ${tracing === undefined ? w.none : `OTLP ${placeOf(tracing.url.reveal())}`}`,
  ];
};

const ofDatabase = (database: DatabaseSettings, nameOfReplica: string): string => {
  if (database.kind === 'sqlite') return `SQLite ${database.file}`;
  const replica = database.replica && `, ${nameOfReplica} ${placeOf(database.replica.url.reveal())}`;
  return `PostgreSQL ${placeOf(database.url.reveal())}${replica ?? ''}`;
};

const ofQueue = (queue: QueueSettings): string =>
  queue.kind === 'sqlite' ? `SQLite ${queue.file}` : `${names[queue.kind]} ${placeOf(queue.url.reveal())}`;

const names = { postgres: 'PostgreSQL', mongo: 'MongoDB', redis: 'Redis' } as const;

/** Host, port and path of an address: without the user, the password and the query. */
const placeOf = (address: string): string => {
  if (!URL.canParse(address)) return '';
  const { host, pathname } = new URL(address);
  return `${host}${pathname === '/' ? '' : pathname}`;
};
