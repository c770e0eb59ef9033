import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { T } from '../../hosts/composition/tokens.js';
import { within } from '../hosts/harness/call.js';
import { sendByTus } from '../hosts/harness/tus-client.js';
import { aClient, videoForm } from './support/client.js';
import { freePort } from './support/free-port.js';
import { openInstallation, until } from './support/installation.js';
import { startPostgres } from './support/postgres.js';
import { storedKeys } from './support/stored-keys.js';
import { startSwift } from './support/swift.js';

const film = readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'));

test.serial('a web host and a worker of their own analyse a video on PostgreSQL, and stop when told to', async (t) => {
  t.timeout(180_000);
  await using server = await startPostgres();
  const port = await freePort();
  const database = await server.createDatabase();
  await using house = await openInstallation(() => ({
    DATABASE_URL: server.url(database),
    BASE_URL: `http://127.0.0.1:${port}`,
  }));

  t.regex(await house.command('config-check'), /База данных: PostgreSQL 127\.0\.0\.1/);
  t.regex(await house.command('migrate'), /"appliedAt": \d+/);
  await house.command('migrate', 'down');
  t.regex(await house.command('seed'), /\w/);
  const [tables] = await server.query<{ total: string }>('select count(*) as total from risk_catalogues', [], database);
  t.is(tables?.total, '1', 'the catalogue is in PostgreSQL');

  const web = await house.startWeb(port);
  const client = await aClient(house, web.url);
  const worker = house.run('scriptedWorker');
  const uploaded = await client.ask('POST', '/api/videos/', { body: videoForm(client, await film, 'Пирог') });
  t.is(uploaded.status, 201, uploaded.text);
  const id = String(uploaded.json['id']);
  const status = async () => (await client.ask('GET', `/api/videos/${id}/`)).json['status'];
  await until(90_000, async () => (await status()) === 'verification', 'the analysis');
  const triggers = await client.ask('GET', `/api/triggers/?video=${id}`);
  t.true(Number(within(triggers.json, 'count') ?? within(triggers.json, 'results', 'length')) >= 3, triggers.text);

  const real = house.run('worker', [], { LOG_LEVEL: 'info' });
  await until(60_000, async () => real.said().includes('worker started'), 'the start of a worker');
  worker.child.kill('SIGKILL');
  for (const told of [web, real]) {
    told.child.kill('SIGTERM');
    t.is(await told.ended(), 0, 'it stops in order');
  }
});

test.serial(
  'videos, pieces of uploads, frames and previews live in S3, pages may show them, and they go with the video',
  async (t) => {
    t.timeout(180_000);
    await using server = await startPostgres();
    await using swift = await startSwift();
    const port = await freePort();
    const database = await server.createDatabase();
    await using house = await openInstallation(() => ({
      DATABASE_URL: server.url(database),
      BASE_URL: `http://127.0.0.1:${port}`,
      BACKBLAZE_ENDPOINT_URL: swift.endpoint,
      BACKBLAZE_APPLICATION_KEY_ID: swift.accessKeyId,
      BACKBLAZE_APPLICATION_KEY: swift.secretAccessKey,
      BACKBLAZE_BUCKET_NAME: 'videos',
      BACKBLAZE_PATH_STYLE: 'true',
    }));
    // Swift knows neither CORS nor lifecycles, and says so: the exit code is that of the lifecycle.
    const preparing = house.run('cli', ['storage-setup']);
    t.is(await preparing.ended(), 1);
    t.regex(preparing.said(), /бакет: готово/);
    await house.command('migrate');
    await house.command('seed');
    const web = await house.startWeb(port);
    const client = await aClient(house, web.url);
    house.run('scriptedWorker');

    const bytes = await film;
    const sent = await sendByTus(bytes, {
      endpoint: `${web.url}/api/uploads/`,
      headers: { ...client.headers },
      metadata: { project_id: client.project, filename: 'demo.mp4' },
      chunkSize: 100_000,
    });
    t.is(sent.error, undefined);
    const listed = await client.ask('GET', '/api/videos/');
    const id = String(within(listed.json, 'results', 0, 'id'));
    await until(
      90_000,
      async () => (await client.ask('GET', `/api/videos/${id}/`)).json['status'] === 'verification',
      'the analysis',
    );

    const { url } = (await client.ask('GET', `/api/videos/${id}/signed-url/`)).json as { readonly url: string };
    t.true(url.startsWith(`${swift.endpoint}/videos/videos/raw/`), url);
    const played = Buffer.from(await (await fetch(url)).arrayBuffer());
    t.is(sha256(played), sha256(bytes), 'the same bytes');
    const part = await fetch(url, { headers: { range: 'bytes=10-19' } });
    t.is(part.status, 206);
    t.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10, 20));
    const policy = (await fetch(`${web.url}/login/`)).headers.get('content-security-policy') ?? '';
    t.regex(policy, new RegExp(`media-src [^;]*${swift.endpoint}`), 'a page may play it');
    const report = await client.ask('GET', `/api/videos/${id}/report/`);
    t.is(report.status, 200, report.text);

    await using parts = await house.parts();
    const storage = parts.container.get(T.storage);
    const kinds = new Set((await storedKeys(storage)).map((key) => key.split('/')[0]));
    t.deepEqual([...kinds].sort(), ['artifacts', 'previews', 'videos']);
    const removed = await client.ask('DELETE', `/api/videos/${id}/`);
    t.is(removed.status, 204, removed.text);
    await until(30_000, async () => (await storedKeys(storage)).length === 0, 'the end of its objects');
    t.pass();
  },
);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
