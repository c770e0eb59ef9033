import type { EnvironmentReader } from './environment-reader.js';
import { SecretText } from './secret-text.js';

export type DatabaseSettings = SqliteSettings | PostgresSettings;

export interface SqliteSettings {
  readonly kind: 'sqlite';
  readonly file: string;
}

export interface PostgresSettings {
  readonly kind: 'postgres';
  /** `postgres://…`, with the password. */
  readonly url: SecretText;
  /** A copy that screens may read. */
  readonly replica: { readonly url: SecretText; readonly maxLagMs: number } | undefined;
  /** Of one process. */
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
}

const schemes = ['postgres', 'postgresql'];
const example = 'postgres://пользователь:пароль@узел:5432/база';

export const readDatabaseSettings = (env: EnvironmentReader, dataDir: string): DatabaseSettings => {
  const given = env.optional('DATABASE_URL');
  const isSqlite = given === undefined || given.startsWith('sqlite:');
  if (isSqlite) {
    if (env.has('DATABASE_REPLICA_URL'))
      env.problem('DATABASE_REPLICA_URL', 'реплика бывает только у PostgreSQL: задайте DATABASE_URL вида postgres://…');
    const file = sqliteFile(given, `${dataDir}/data.sqlite3`);
    if (file === undefined) env.problem('DATABASE_URL', 'допустимо sqlite:///путь/к/файлу или postgres://…');
    return { kind: 'sqlite', file: file ?? '' };
  }
  const replicaUrl = readPostgresUrl(env, 'DATABASE_REPLICA_URL');
  return {
    kind: 'postgres',
    url: new SecretText(readPostgresUrl(env, 'DATABASE_URL') ?? ''),
    replica:
      replicaUrl === undefined
        ? undefined
        : {
            url: new SecretText(replicaUrl),
            maxLagMs: env.number('DATABASE_REPLICA_MAX_LAG', 5, 0.1, 3_600) * 1_000,
          },
    maxConnections: env.whole('DATABASE_MAX_CONNECTIONS', 10, 1, 100),
    statementTimeoutMs: Math.round(env.number('DATABASE_STATEMENT_TIMEOUT', 30, 0.1, 3_600) * 1_000),
  };
};

const readPostgresUrl = (env: EnvironmentReader, name: string): string | undefined => {
  const url = env.url(name, schemes, example);
  if (url === undefined || new URL(url).pathname.length > 1) return url;
  env.problem(name, `в адресе нет имени базы: нужно ${example}`);
  return undefined;
};

/** `sqlite:///relative.db`, `sqlite:////absolute.db` (the form of `seeds/configuration.md`), or the fallback when unset. */
const sqliteFile = (url: string | undefined, fallback: string): string | undefined =>
  url === undefined ? fallback : /^sqlite:\/\/\/(.+)$/.exec(url)?.[1];
