import { hintOfPassword } from './address.js';
import type { DatabaseSettings } from './database-settings.js';
import type { EnvironmentReader } from './environment-reader.js';
import type { RedisSettings } from './redis-settings.js';
import { SecretText } from './secret-text.js';

/** Where Agenda keeps the jobs that are handed over. */
export type QueueSettings =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres' | 'mongo' | 'redis'; readonly url: SecretText };

const kinds = ['sqlite', 'postgres', 'mongo', 'redis'] as const;
const mongoExample = 'mongodb://пользователь:пароль@узел:27017/база';
/** Not a URL by the standard: it may name several hosts. Name and password hold no bare `/`, `@`, `:`, `#` or `?`. */
const mongoAddress =
  /^mongodb(?:\+srv)?:\/\/(?:[^\s/@:#?]+(?::[^\s/@:#?]*)?@)?[^\s/@#?]+(?:\/[^\s/@#?]*)?(?:\?[^\s@#]*)?$/;

interface Beside {
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly redis: RedisSettings | undefined;
}

/** By default the queue is where the rows are. */
export const readQueueSettings = (env: EnvironmentReader, { dataDir, database, redis }: Beside): QueueSettings => {
  const kind = env.oneOf('AGENDA_BACKEND', kinds, database.kind);
  const mongo = env.secret('MONGODB_URL');
  if (mongo !== undefined && !mongoAddress.test(mongo.reveal()))
    env.problem('MONGODB_URL', `должно быть адресом вида ${mongoExample}${hintOfPassword(mongo.reveal())}`);
  switch (kind) {
    case 'sqlite':
      return { kind, file: database.kind === 'sqlite' ? database.file : `${dataDir}/queue.sqlite3` };
    case 'postgres':
      if (database.kind !== 'postgres')
        env.problem('AGENDA_BACKEND', 'очередь postgres требует DATABASE_URL вида postgres://…');
      return { kind, url: database.kind === 'postgres' ? database.url : nowhere };
    case 'mongo':
      if (mongo === undefined) env.problem('MONGODB_URL', `не задана; очередь mongo требует ${mongoExample}`);
      return { kind, url: mongo ?? nowhere };
    case 'redis':
      if (redis === undefined && !env.has('REDIS_URL'))
        env.problem('REDIS_URL', 'не задана; её требует очередь redis (AGENDA_BACKEND)');
      return { kind, url: redis?.url ?? nowhere };
  }
};

/** Stands where a problem was told: no process starts with it. */
const nowhere = new SecretText('');
