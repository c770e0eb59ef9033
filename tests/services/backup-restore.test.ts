import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { within } from '../hosts/harness/call.js';
import { aClient, otherBytes, videoForm, type Client } from './support/client.js';
import { freePort } from './support/free-port.js';
import { openInstallation, until } from './support/installation.js';
import { startPostgres, type TestPostgres } from './support/postgres.js';

// The commands of docs/operations.md, tried: what they say must be what runs here.

const film = readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'));
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', timeout: 30_000, maxBuffer: 64 * 1024 * 1024 });

const postgres = (program: string, ...args: readonly string[]): string =>
  run(join('/usr/lib/postgresql/15/bin', program), ...args);

/** Rows and their content, of every table that is not PostgreSQL's own. */
const contentOf = async (server: TestPostgres, database: string): Promise<Readonly<Record<string, string>>> => {
  const tables = await server.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    [],
    database,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await server.query<{ rows: string; hash: string }>(
      `select count(*) as rows, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${name} t`,
      [],
      database,
    );
    content[name] = `${String(row?.rows)} rows, ${String(row?.hash)}`;
  }
  return content;
};

/** Every file of the folder by its hash. */
const filesIn = (folder: string): string =>
  run('sh', '-c', `cd "$1" && find . -type f -print0 | sort -z | xargs -0 -r sha256sum`, 'sh', folder);

const send = async (client: Client, bytes: Uint8Array, title: string): Promise<string> => {
  const sent = await client.ask('POST', '/api/videos/', { body: videoForm(client, bytes, title) });
  if (sent.status !== 201) throw new Error(sent.text);
  return String(sent.json['id']);
};

const stateOf = async (client: Client, id: string): Promise<unknown> =>
  (await client.ask('GET', `/api/videos/${id}/`)).json['status'];

const played = async (client: Client, id: string): Promise<string> => {
  const { url } = (await client.ask('GET', `/api/videos/${id}/signed-url/`)).json as { readonly url: string };
  return sha256(Buffer.from(await (await fetch(url)).arrayBuffer()));
};

test.serial(
  'a dump of PostgreSQL and a copy of the files bring everything back, unfinished work included',
  async (t) => {
    t.timeout(180_000);
    await using server = await startPostgres();
    const database = await server.createDatabase();
    const port = await freePort();
    await using house = await openInstallation(() => ({
      DATABASE_URL: server.url(database),
      BASE_URL: `http://127.0.0.1:${port}`,
    }));
    await house.command('migrate');
    t.regex(await house.command('seed', '--admin', 'chief@example.ru'), /chief@example\.ru/);
    const web = await house.startWeb(port);
    const client = await aClient(house, web.url);
    const bytes = await film;
    const other = otherBytes(bytes, 7);

    const worker = house.run('scriptedWorker');
    const done = await send(client, bytes, 'До копии');
    await until(60_000, async () => (await stateOf(client, done)) === 'verification', 'the analysis');
    worker.child.kill('SIGTERM');
    await worker.ended();
    const waiting = await send(client, other, 'Ждёт анализа');
    const triggers = (await client.ask('GET', `/api/triggers/?video=${done}`)).text;

    // The web host goes on serving: nothing is stopped for a backup.
    const before = await contentOf(server, database);
    t.true(Object.keys(before).length > 20, Object.keys(before).join(' '));
    const dump = join(house.folder, 'compliance.dump');
    postgres('pg_dump', '--format=custom', '--no-owner', `--file=${dump}`, server.url(database));
    const storage = join(house.folder, 'storage');
    const files = filesIn(storage);
    t.true(files.split('\n').length > 4, files);
    run('tar', '--create', `--file=${dump}.tar`, `--directory=${house.folder}`, 'storage');

    web.child.kill('SIGTERM');
    t.is(await web.ended(), 0);
    await server.query(`drop database ${database}`);
    await rm(storage, { recursive: true });
    await server.query(`create database ${database} template template0`);
    postgres(
      'pg_restore',
      '--exit-on-error',
      '--single-transaction',
      '--no-owner',
      `--dbname=${server.url(database)}`,
      dump,
    );
    run('tar', '--extract', `--file=${dump}.tar`, `--directory=${house.folder}`);
    t.deepEqual(await contentOf(server, database), before);
    t.is(filesIn(storage), files);

    await house.startWeb(port);
    t.is((await client.ask('GET', `/api/triggers/?video=${done}`)).text, triggers, 'the token of before is good too');
    t.is(await played(client, done), sha256(bytes));
    house.run('scriptedWorker');
    await until(60_000, async () => (await stateOf(client, waiting)) === 'verification', 'the analysis that waited');
    t.is(await played(client, waiting), sha256(other));
    t.is(Number(within((await client.ask('GET', '/api/videos/')).json, 'count')), 2);
  },
);

const python = (script: string, ...args: readonly string[]): string => run('python3', '-c', script, ...args).trim();

/** Everything that the file says, as SQL. */
const dumpOf = (file: string): string =>
  python("import sqlite3, sys; print('\\n'.join(sqlite3.connect(sys.argv[1]).iterdump()))", file);

test.serial('SQLite is copied while it is in use, and the product starts on the copy', async (t) => {
  t.timeout(120_000);
  const port = await freePort();
  await using house = await openInstallation(() => ({ BASE_URL: `http://127.0.0.1:${port}` }));
  await house.command('seed');
  const web = await house.startWeb(port);
  const client = await aClient(house, web.url);
  const bytes = await film;
  const id = await send(client, bytes, 'До копии');

  const live = join(house.folder, 'data.sqlite3');
  const copy = join(house.folder, 'copy.sqlite3');
  python('import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("VACUUM INTO ?", sys.argv[2:])', live, copy);
  t.is(
    python('import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check"))', copy),
    "('ok',)",
  );
  t.is(sha256(dumpOf(copy)), sha256(dumpOf(live)));
  t.regex(dumpOf(copy), /До копии/);

  web.child.kill('SIGTERM');
  t.is(await web.ended(), 0);
  for (const name of [live, `${live}-wal`, `${live}-shm`]) await rm(name, { force: true });
  run('mv', copy, live);
  await house.startWeb(port);
  t.is(await played(client, id), sha256(bytes));
});
