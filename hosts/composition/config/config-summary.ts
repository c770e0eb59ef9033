import type { Config } from '../config.js';
import type { DatabaseSettings } from './database-settings.js';
import type { QueueSettings } from './queue-settings.js';

/** Which part stands where, in Russian: hosts and names, no users and no secrets. */
export const configSummary = (config: Config): readonly string[] => {
  const { environment, host, port, baseUrl, database, queue, redis, s3, cdn, replicate, smtp, dataDir } = config;
  return [
    `Режим: ${environment}; слушает ${host}:${port}; адрес ${baseUrl}`,
    `База данных: ${ofDatabase(database)}`,
    `Очередь: ${ofQueue(queue)}`,
    `Файлы: ${s3 === undefined ? `папка ${dataDir}/storage` : `S3 ${placeOf(s3.endpoint)}, бакет ${s3.bucket}`}`,
    `CDN: ${cdn === undefined ? 'нет' : placeOf(cdn.url)}`,
    `Кэш и пределы запросов: ${redis === undefined ? 'в памяти процесса' : `Redis ${placeOf(redis.url.reveal())}`}`,
    `Модели: ${replicate === undefined ? 'локальные' : 'Replicate'}`,
    `Почта: ${smtp === undefined ? `папка ${dataDir}/outbox` : `SMTP ${smtp.host}:${smtp.port}`}`,
  ];
};

const ofDatabase = (database: DatabaseSettings): string => {
  if (database.kind === 'sqlite') return `SQLite ${database.file}`;
  const replica = database.replica && `, реплика ${placeOf(database.replica.url.reveal())}`;
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
