import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';

export interface TestPostgres extends AsyncDisposable {
  readonly port: number;
  /** `postgres://…` of a database of this server. */
  url(database: string): string;
  /** A new database, empty or a copy of `template`, which nobody may be connected to; returns its name. */
  createDatabase(template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** One statement as superuser. */
  query<Row extends object>(sql: string, values?: readonly unknown[], database?: string): Promise<readonly Row[]>;
  /** Ends the server: `fast` breaks connections off in order, `immediate` like a loss of power. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  /** On the same port with the same data. */
  start(): Promise<void>;
  /** A streaming copy of this server; it ends with it, if not before. */
  standby(): Promise<TestPostgres>;
}

const programs = '/usr/lib/postgresql/15/bin';
const startLimitMs = 30_000;

export const isPostgresInstalled = (): boolean => existsSync(programs);

/**
 * A server of this test's own on a free loopback port, with the data in a folder that goes away. It ends when disposed, and
 * when the test process dies: its supervisor waits for the end of a pipe that only we hold.
 */
export const startPostgres = async (settings: Readonly<Record<string, string>> = {}): Promise<TestPostgres> =>
  runServer(settings, (run, data) => {
    // The order of a language, so that whatever leaves sorting to the database is found out.
    const locale = ['--locale=C.UTF-8', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=ru-RU'];
    run('initdb', ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync', ...locale]);
  });

type Run = (program: string, args: readonly string[]) => void;

const runServer = async (
  settings: Readonly<Record<string, string>>,
  fill: (run: Run, data: string) => void,
): Promise<TestPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const account = serverAccount();
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const run: Run = (program, args) =>
    execFileSync(join(programs, program), args, {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: startLimitMs,
    });
  try {
    fill(run, data);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
    log_min_messages: 'panic',
    ...settings,
  };
  const server = [join(programs, 'postgres'), '-D', data];
  server.push(...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]));
  let supervisor: ChildProcess | undefined;
  let made = 0;
  const standbys: TestPostgres[] = [];

  const url = (database: string): string => `postgres://test@127.0.0.1:${port}/${database}`;
  const connected = async <T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url(database), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const query = <Row extends object>(sql: string, values: readonly unknown[] = [], database = 'postgres') =>
    connected(database, async (client) => (await client.query<Row>(sql, [...values])).rows);

  const stop = async (signal: 'INT' | 'QUIT'): Promise<void> => {
    if (supervisor === undefined) return;
    const ending = supervisor;
    supervisor = undefined;
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.stdin?.end(`${signal}\n`);
    await gone;
  };
  const start = async (): Promise<void> => {
    if (supervisor !== undefined) throw new Error('the server runs already');
    supervisor = spawn('/bin/sh', ['-c', supervise, 'sh', ...server], {
      ...account,
      cwd: folder,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const deadline = Date.now() + startLimitMs;
    for (;;)
      try {
        await query('select 1');
        return;
      } catch (error) {
        if (supervisor.exitCode !== null || Date.now() > deadline)
          throw new Error('PostgreSQL did not start', { cause: error });
        await sleep(50);
      }
  };
  const dispose = async (): Promise<void> => {
    for (const standby of standbys) await standby[Symbol.asyncDispose]();
    await stop('QUIT');
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    port,
    url,
    query,
    async createDatabase(template = 'template0') {
      made += 1;
      const name = `test_${made}`;
      await query(`create database ${name} template ${template}`);
      return name;
    },
    async dropDatabase(name) {
      await query(`drop database if exists ${name} with (force)`);
    },
    stop: (how) => stop(how === 'fast' ? 'INT' : 'QUIT'),
    start,
    async standby() {
      const copy = await runServer(settings, (runProgram, copyOf) => {
        const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'test'];
        runProgram('pg_basebackup', [...from, '-D', copyOf, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
      });
      standbys.push(copy);
      return copy;
    },
    [Symbol.asyncDispose]: dispose,
  };
};

/** Runs its arguments until they end or its input names a signal or ends. */
const supervise = `
exec 3<&0
"$@" </dev/null & server=$!
( read -r signal <&3 || signal=QUIT; kill -$signal $server ) & watch=$!
wait $server
kill $watch 2>/dev/null
`;

/** initdb and postgres refuse to run as root. */
const serverAccount = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};
