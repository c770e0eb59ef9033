import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { compose } from '../../hosts/composition/compose.js';
import { readConfig } from '../../hosts/composition/config.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { T } from '../../hosts/composition/tokens.js';
import { call, within } from '../hosts/harness/call.js';
import { freePort } from './support/free-port.js';
import { startPostgres } from './support/postgres.js';

const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

type Environment = Readonly<Record<string, string>>;

/** A process of the installation; killed with the test if it is still there. */
const run = (t: ExecutionContext, script: string, args: readonly string[], env: Environment): ChildProcess => {
  const child = fork(built(script), [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
};

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

const command = async (t: ExecutionContext, args: readonly string[], env: Environment): Promise<string> => {
  const child = run(t, 'hosts/cli/main.js', args, env);
  const said = saidBy(child);
  t.is(await ended(child), 0, args.join(' '));
  return said();
};

const saidBy = (child: ChildProcess): (() => string) => {
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  return () => output;
};

const until = async (t: ExecutionContext, limitMs: number, isSo: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) return void t.fail(`not within ${limitMs} ms`);
    await sleep(100);
  }
};

test.serial('a web host and a worker of their own analyse a video on PostgreSQL, and stop when told to', async (t) => {
  t.timeout(180_000);
  await using server = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'processes-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: server.url(await server.createDatabase()),
    DATA_DIR: folder,
    PORT: String(port),
    BASE_URL: url,
    SECRET_KEY: 'k7Qz0cV2nB9xL4mW8sD1fG6hJ3pR5tY0uA',
    LOG_LEVEL: 'error',
  };

  t.regex(await command(t, ['config-check'], env), /База данных: PostgreSQL 127\.0\.0\.1/);
  t.regex(await command(t, ['migrate'], env), /"appliedAt": \d+/);
  await command(t, ['migrate', 'down'], env);
  t.regex(await command(t, ['seed'], env), /\w/);
  const [tables] = await server.query<{ total: string }>(
    'select count(*) as total from risk_catalogues',
    [],
    env.DATABASE_URL.split('/').at(-1),
  );
  t.is(tables?.total, '1', 'the catalogue is in PostgreSQL');

  const account = { email: 'client@example.com', password: 'a password of the suite' };
  {
    const verdict = readConfig(env, projectRoot);
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
    await using composition = await compose(verdict.config, 'embedded');
    const made = await composition.container
      .get(T.registerUser)
      .execute({ ...account, role: 'client', name: 'К', locale: 'ru' });
    t.true(made.ok);
  }

  const web = run(t, 'hosts/koa/main.js', ['--web-only'], env);
  const worker = run(t, 'tests/hosts/worker/killable-worker.js', [], env);
  await until(t, 60_000, async () => (await call({ url }, 'GET', '/api/health/')).status === 200);
  const log = { username: account.email, password: account.password };
  const token = (await call({ url }, 'POST', '/api/auth/token/', { json: log })).json['access'];
  const headers = { authorization: `Bearer ${String(token)}` };
  const project = await call({ url }, 'POST', '/api/projects/', { headers, json: { name: 'На PostgreSQL' } });
  t.is(project.status, 201, project.text);
  const form = new FormData();
  form.set('project_id', String(project.json['id']));
  form.set('title', 'Пирог');
  form.set(
    'file',
    new Blob([await readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'))], { type: 'video/mp4' }),
    'demo.mp4',
  );
  const uploaded = await call({ url }, 'POST', '/api/videos/', { headers, body: form });
  t.is(uploaded.status, 201, uploaded.text);
  const address = `/api/videos/${String(uploaded.json['id'])}/`;
  await until(
    t,
    90_000,
    async () => (await call({ url }, 'GET', address, { headers })).json['status'] === 'verification',
  );
  const triggers = await call({ url }, 'GET', `/api/triggers/?video=${String(uploaded.json['id'])}`, { headers });
  t.true(Number(within(triggers.json, 'count') ?? within(triggers.json, 'results', 'length')) >= 3, triggers.text);

  const real = run(t, 'hosts/worker/main.js', [], { ...env, LOG_LEVEL: 'info' });
  const said = saidBy(real);
  await until(t, 60_000, async () => said().includes('worker started'));
  worker.kill('SIGKILL');
  for (const told of [web, real]) {
    told.kill('SIGTERM');
    t.is(await ended(told), 0, 'it stops in order');
  }
});
