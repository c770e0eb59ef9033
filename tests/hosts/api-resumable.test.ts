import test from 'ava';
import { createHash, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Upload, type UploadOptions } from 'tus-js-client';
import { PurgeExpired } from '../../application/index.js';
import { createInMemoryWorkDirs } from '../../adapters/in-memory/storage/index.js';
import { uploadId, videoId } from '../../domain/shared/ids.js';
import type { Project } from '../../domain/project/project.js';
import { openUploadsPerOwner, uploadLifeMs } from '../../domain/upload/resumable-upload.js';
import { refuse } from '../../domain/shared/result.js';
import { noon } from '../builders/moments.js';
import { freshId } from '../builders/fresh-id.js';
import * as clips from '../media/small-clips.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within, type CallOptions } from './harness/call.js';
import { openCuttingProxy } from './harness/cutting-proxy.js';
import { seedProject } from './harness/seeds.js';
import { sendByTus, type TusRun } from './harness/tus-client.js';
import { createWebHarness, type WebHarness, type WebHarnessOptions } from './harness/web-harness.js';

interface Sender {
  readonly harness: WebHarness;
  readonly headers: Readonly<Record<string, string>>;
  readonly project: Project;
}

const withSender = async (use: (sender: Sender) => Promise<void>, options: WebHarnessOptions = {}): Promise<void> => {
  await using harness = await createWebHarness(options);
  const owner = await register(harness, 'client', { locale: 'en' });
  await use({ harness, headers: await bearer(harness, owner), project: await seedProject(harness, owner) });
};

const send = ({ harness, headers, project }: Sender, file: Buffer, options: UploadOptions = {}): Promise<TusRun> =>
  sendByTus(file, {
    endpoint: `${harness.url}/api/uploads/`,
    headers: { ...headers },
    metadata: { project_id: project.id, filename: 'пирог.mp4' },
    ...options,
  });

const protocol = { 'tus-resumable': '1.0.0' };
const pieceAt = (offset: number) => ({
  ...protocol,
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
});
const encoded = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Announces a file and gives its address. */
const begin = async ({ harness, headers, project }: Sender, bytes: number): Promise<string> => {
  const answer = await call(harness, 'POST', '/api/uploads/', {
    headers: {
      ...headers,
      ...protocol,
      'upload-length': String(bytes),
      'upload-metadata': encoded({ project_id: project.id, filename: 'a.mp4' }),
    },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.headers.get('location'));
};

const ask = ({ harness, headers }: Sender, method: string, address: string, options: CallOptions = {}) =>
  call(harness, method, new URL(address, harness.url).pathname, {
    ...options,
    headers: { ...headers, ...options.headers },
  });

const idIn = (address: string) => uploadId(address.split('/').at(-2) ?? '');

/** Rows, jobs and bytes that are there. */
const traces = async ({ harness, project }: Sender) => {
  const { persistence, storage, clock, uploadParts } = harness;
  const videos = await persistence.queries.videos(
    { owner: undefined, project: project.id },
    { page: 1, pageSize: 100 },
  );
  return {
    videos: videos.total,
    jobs: await persistence.outboxRelay.backlog(clock.now()),
    files: (await storage.list('videos', 1_000)).length,
    unfinished: (await uploadParts.list(100)).length,
  };
};

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const storedBytes = async ({ harness }: Sender, id: string): Promise<Buffer> => {
  const found = await harness.persistence.queries.video(videoId(id), undefined);
  const stored = await harness.storage.read(found?.video.storageKey ?? '');
  const chunks: Uint8Array[] = [];
  for await (const chunk of stored?.bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The same video and some more bytes, which players skip: no two are duplicates of each other. */
const variant = (clip: Buffer, number: number, padding = 0): Buffer => {
  const box = Buffer.alloc(8 + 8 + padding, 1);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  box.writeDoubleBE(number, 8);
  return Buffer.concat([clip, box]);
};

test('a file that comes whole becomes the video that one request would have made', async (t) => {
  await withSender(async (sender) => {
    const clip = await readFile(await clips.clip('clip.mp4'));
    const metadata = {
      project_id: sender.project.id,
      filename: 'пирог.mp4',
      title: 'Пирог',
      description: 'С яблоками',
      declared_mark: '12+',
      filetype: 'video/mp4',
    };
    for (const uploadDataDuringCreation of [false, true]) {
      const file = variant(clip, Number(uploadDataDuringCreation));
      const run = await send(sender, file, { metadata, uploadDataDuringCreation });
      t.is(run.error, undefined);
      const address = run.address ?? '';
      t.regex(address, /\/api\/uploads\/[0-9a-f-]{36}\/$/);
      const result = run.header('upload-result') ?? '';
      t.regex(result, /^\/api\/videos\/[0-9a-f-]{36}\/$/);
      const video = await ask(sender, 'GET', result);
      t.like(video.json, {
        title: 'Пирог',
        description: 'С яблоками',
        declared_mark: '12+',
        file_name: 'пирог.mp4',
        file_size: file.length,
        checksum: `sha256:${sha256(file)}`,
        status: 'uploaded',
      });
      const id = String(video.json['id']);
      t.true((await storedBytes(sender, id)).equals(file));
      const state = await ask(sender, 'GET', address);
      t.like(state.json, { state: 'finished', video: id, offset: file.length, size: file.length, problem: null });
      const head = await ask(sender, 'HEAD', address, { headers: protocol });
      t.is(head.status, 200);
      t.is(head.headers.get('upload-offset'), String(file.length));
      t.is(head.headers.get('upload-result'), result);
      t.is(head.headers.get('cache-control'), 'private, no-store');
    }
    t.deepEqual(await traces(sender), { videos: 2, jobs: 2, files: 2, unfinished: 0 });
    t.deepEqual(
      sender.harness.logger.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

/** 300 when it is asked for: CUTS=300. */
const wantedCuts = Number(process.env['CUTS'] ?? 30);

test('lines that break at any byte cost nothing but time: another client goes on, and the hash is right', async (t) => {
  t.timeout(60_000 + wantedCuts * 4_000);
  await withSender(async (sender) => {
    const { harness, headers } = sender;
    await using proxy = await openCuttingProxy(harness.url);
    const clip = await readFile(await clips.clip('clip.mp4'));
    const bytes = clip.length + 1_500_000;
    let videos = 0;
    while (proxy.cuts < wantedCuts) {
      const file = variant(clip, videos, 1_500_000 - 16);
      const uploadUrl = new URL(await begin(sender, file.length), proxy.url).href;
      const planned = Math.min(wantedCuts, proxy.cuts + 6);
      for (let tried = 0; ; tried++) {
        if (tried > 60) return t.fail('it never came to an end');
        // Some break within the headers already, some in the last bytes.
        proxy.cutAfter(proxy.cuts < planned ? randomInt(1, Math.ceil(bytes / 3)) : Infinity);
        const chunkSize = tried % 2 === 0 ? Infinity : randomInt(20_000, 700_000);
        const run = await sendByTus(file, { uploadUrl, headers: { ...headers }, chunkSize });
        if (run.error !== undefined) continue;
        const state = await ask(sender, 'GET', uploadUrl);
        t.like(state.json, { state: 'finished', offset: file.length });
        const video = await ask(sender, 'GET', `/api/videos/${String(state.json['video'])}/`);
        t.is(video.json['checksum'], `sha256:${sha256(file)}`);
        t.true((await storedBytes(sender, String(state.json['video']))).equals(file));
        break;
      }
      videos++;
      t.deepEqual(await traces(sender), { videos, jobs: videos, files: videos, unfinished: 0 });
    }
    t.true(proxy.cuts >= wantedCuts);
    t.log(`${proxy.cuts} cuts, ${videos} videos`);
    t.deepEqual(
      harness.logger.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

test('a sender that falls silent without hanging up does not keep the next one waiting', async (t) => {
  await withSender(async (sender) => {
    const { harness, headers } = sender;
    const file = await readFile(await clips.clip('clip.mp4'));
    const address = await begin(sender, file.length);
    const silent = request(new URL(address, harness.url), {
      method: 'PATCH',
      headers: { ...headers, ...pieceAt(0), 'content-length': file.length },
    });
    silent.on('error', () => undefined);
    silent.write(file.subarray(0, 30_000));
    for (let tried = 0; ((await harness.uploadParts.size(idIn(address))) ?? 0) === 0 && tried < 20; tried++) {
      // A piece is written in blocks: it comes to the disk when the sender is told to stop.
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const startedAt = Date.now();
    const run = await send(sender, file, { uploadUrl: new URL(address, harness.url).href });
    t.is(run.error, undefined);
    t.true(Date.now() - startedAt < 29_000, 'the silent one would be waited for 30 s');
    t.is((await ask(sender, 'GET', address)).json['state'], 'finished');
    t.deepEqual(await traces(sender), { videos: 1, jobs: 1, files: 1, unfinished: 0 });
    silent.destroy();
  });
});

test("nobody meets another one's upload, whatever they try", async (t) => {
  await withSender(async (sender) => {
    const { harness } = sender;
    const address = await begin(sender, 1_000);
    await ask(sender, 'PATCH', address, { headers: pieceAt(0), body: Buffer.alloc(100) });
    const people = [
      [await bearer(harness, await register(harness, 'client')), 404],
      [await bearer(harness, await register(harness, 'admin')), 404],
      [await bearer(harness, await register(harness, 'operator')), 403],
      [{}, 401],
    ] as const;
    const attempts: readonly (readonly [string, CallOptions])[] = [
      ['GET', {}],
      ['HEAD', { headers: protocol }],
      ['PATCH', { headers: pieceAt(100), body: Buffer.alloc(100) }],
      ['PUT', { json: { title: 'Чужое' } }],
      ['DELETE', { headers: protocol }],
    ];
    for (const [headers, status] of people)
      for (const [method, options] of attempts) {
        const answer = await call(harness, method, address, {
          ...options,
          headers: { ...options.headers, ...headers },
        });
        t.is(answer.status, status, `${method}: ${answer.text}`);
        if (method !== 'HEAD') t.is(answer.headers.get('content-type'), 'application/problem+json');
        t.is(answer.headers.get('upload-offset'), null);
      }
    t.like((await ask(sender, 'GET', address)).json, { state: 'receiving', offset: 100 });
    t.is((await ask(sender, 'GET', `/api/uploads/${freshId()}/`)).status, 404);
    t.is((await ask(sender, 'GET', '/api/uploads/..%2f..%2fsecret/')).status, 404);
  });
});

test('what is wrong with an upload is said before its bytes', async (t) => {
  const maxBytes = 100_000;
  await withSender(
    async (sender) => {
      const { harness, headers, project } = sender;
      const good = { 'upload-length': '1000', 'upload-metadata': encoded({ project_id: project.id, filename: 'a' }) };
      const stranger = await seedProject(harness, await register(harness, 'client'));
      const cases: readonly (readonly [string, Readonly<Record<string, string>>, number, string])[] = [
        ['too large', { 'upload-length': String(maxBytes + 1) }, 413, 'file-too-large'],
        ['empty', { 'upload-length': '0' }, 422, 'empty-file'],
        ['no length', { 'upload-length': '' }, 400, 'invalid-upload-headers'],
        ['a wrong length', { 'upload-length': '-5' }, 400, 'invalid-upload-headers'],
        ['a deferred length', { 'upload-length': '', 'upload-defer-length': '1' }, 400, 'invalid-upload-headers'],
        ['one of several parts', { 'upload-concat': 'partial' }, 400, 'invalid-upload-headers'],
        ['no protocol', { 'tus-resumable': '' }, 412, 'tus-version'],
        ['another protocol', { 'tus-resumable': '0.2.0' }, 412, 'tus-version'],
        ['no project', { 'upload-metadata': encoded({ filename: 'a' }) }, 400, 'invalid-fields'],
        ['no metadata', { 'upload-metadata': '' }, 400, 'invalid-fields'],
        ['broken metadata', { 'upload-metadata': 'project_id !!!' }, 400, 'invalid-upload-headers'],
        [
          'an unknown field',
          { 'upload-metadata': encoded({ project_id: project.id, owner: 'me' }) },
          400,
          'invalid-fields',
        ],
        [
          'a title that is too long',
          { 'upload-metadata': encoded({ project_id: project.id, title: 'x'.repeat(201) }) },
          400,
          'invalid-fields',
        ],
        ['a project of nobody', { 'upload-metadata': encoded({ project_id: freshId() }) }, 404, 'not-found'],
        ["another one's project", { 'upload-metadata': encoded({ project_id: stranger.id }) }, 404, 'not-found'],
      ];
      for (const [what, over, status, code] of cases) {
        const given = Object.entries({ ...headers, ...protocol, ...good, ...over }).filter(([, value]) => value !== '');
        const answer = await call(harness, 'POST', '/api/uploads/', { headers: Object.fromEntries(given) });
        t.is(answer.status, status, `${what}: ${answer.text}`);
        t.is(answer.json['code'], code, what);
        t.is(answer.headers.get('content-type'), 'application/problem+json');
        t.is(answer.headers.get('tus-resumable'), '1.0.0');
      }
      t.deepEqual(await traces(sender), { videos: 0, jobs: 0, files: 0, unfinished: 0 });
      const client = await send(sender, Buffer.alloc(maxBytes + 1));
      t.like(client, { status: 413, address: undefined });
      t.is(client.body['code'], 'file-too-large');

      for (let begun = 0; begun < openUploadsPerOwner; begun++) await begin(sender, 10);
      const more = await send(sender, Buffer.alloc(10));
      t.like(more, { status: 409 });
      t.is(more.body['code'], 'too-many-uploads');
    },
    { limits: { maxBytes } },
  );
});

test('a piece at a wrong place, of a wrong kind or too long is refused, and what came in stays', async (t) => {
  await withSender(async (sender) => {
    const file = await readFile(await clips.clip('clip.mp4'));
    const address = await begin(sender, file.length);
    const piece = (headers: Readonly<Record<string, string>>, body: Buffer) =>
      ask(sender, 'PATCH', address, { headers, body });
    t.is((await piece(pieceAt(0), file.subarray(0, 500))).status, 204);
    const refusedAs = async (status: number, code: string, headers: Readonly<Record<string, string>>, body: Buffer) => {
      const answer = await piece(headers, body);
      t.is(answer.status, status, answer.text);
      t.is(answer.json['code'], code);
    };
    await refusedAs(409, 'upload-offset', pieceAt(0), file.subarray(0, 500));
    await refusedAs(409, 'upload-offset', pieceAt(900), file.subarray(900, 1_000));
    await refusedAs(413, 'more-than-announced', pieceAt(500), Buffer.alloc(file.length));
    await refusedAs(415, 'unsupported-type', { ...pieceAt(500), 'content-type': 'video/mp4' }, file.subarray(500));
    await refusedAs(
      415,
      'unsupported-type',
      { ...pieceAt(500), 'content-type': 'application/json' },
      Buffer.from('{}'),
    );
    const { 'upload-offset': _, ...nowhere } = pieceAt(500);
    await refusedAs(400, 'invalid-upload-headers', nowhere, file.subarray(500));
    await refusedAs(400, 'invalid-upload-headers', { ...nowhere, 'upload-offset': '-1' }, file.subarray(500));
    const { 'tus-resumable': __, ...plain } = pieceAt(500);
    await refusedAs(412, 'tus-version', plain, file.subarray(500));
    t.is((await ask(sender, 'GET', address)).json['offset'], 500);
    const last = await piece(pieceAt(500), file.subarray(500));
    t.is(last.status, 204, last.text);
    await refusedAs(409, 'upload-over', pieceAt(file.length), Buffer.alloc(1));
    t.like(await ask(sender, 'PUT', address, { json: { title: 'Поздно' } }), { status: 409 });
    t.deepEqual(await traces(sender), { videos: 1, jobs: 1, files: 1, unfinished: 0 });
  });
});

test('a file that is no video ends in the problem, and the state keeps it', async (t) => {
  await withSender(async (sender) => {
    const run = await send(sender, Buffer.from('no video at all '.repeat(500)));
    t.like(run, { status: 415 });
    t.is(run.body['code'], 'not-a-video');
    const state = await ask(sender, 'GET', run.address ?? '');
    t.like(state.json, { state: 'refused', video: null });
    t.like(state.json['problem'], { status: 415, code: 'not-a-video', detail: run.body['detail'] });
    t.deepEqual(await traces(sender), { videos: 0, jobs: 0, files: 0, unfinished: 0 });
  });
});

test('a file that is here already is told of through the state, also to a client that tries again', async (t) => {
  await withSender(async (sender) => {
    const file = await readFile(await clips.clip('clip.mp4'));
    const first = await send(sender, file);
    const existing = String((await ask(sender, 'GET', first.address ?? '')).json['video']);
    const run = await send(sender, file);
    t.like(run, { status: 409 });
    t.like(run.body, { code: 'duplicate-video', existing_id: existing });
    // The client takes 409 for a wrong place, asks for the right one, and has nothing left to send.
    const patient = await send(sender, file, { retryDelays: [0, 0] });
    t.is(patient.error, undefined);
    t.is(patient.header('upload-result'), undefined);
    for (const { address } of [run, patient]) {
      const state = await ask(sender, 'GET', address ?? '');
      t.is(state.json['state'], 'refused');
      t.like(state.json['problem'], { status: 409, code: 'duplicate-video', existing_id: existing });
    }
    t.deepEqual(await traces(sender), { videos: 1, jobs: 1, files: 1, unfinished: 0 });
  });
});

test('a store that fails at the end is told as unavailable; asking again makes the video', async (t) => {
  await withSender(async (sender) => {
    const { harness } = sender;
    const { StorageFull } = await import('../../application/index.js');
    const put = harness.storage.put.bind(harness.storage);
    harness.storage.put = () => Promise.reject(new StorageFull('full'));
    const file = await readFile(await clips.clip('clip.mp4'));
    const run = await send(sender, file);
    t.like(run, { status: 503 });
    t.is(run.header('retry-after'), '30');
    const address = run.address ?? '';
    t.is((await ask(sender, 'HEAD', address, { headers: protocol })).status, 503);
    harness.storage.put = put;
    const again = await send(sender, file, { uploadUrl: address });
    t.is(again.error, undefined);
    t.regex(again.header('upload-result') ?? '', /^\/api\/videos\//);
    t.deepEqual(await traces(sender), { videos: 1, jobs: 1, files: 1, unfinished: 0 });
  });
});

test('subtitles and long words come beside the file', async (t) => {
  await withSender(async (sender) => {
    const file = await readFile(await clips.clip('clip.mp4'));
    const address = await begin(sender, file.length);
    const subtitles = `1\n00:00:01,000 --> 00:00:02,000\n${'слово '.repeat(60_000)}\n`;
    const described = await ask(sender, 'PUT', address, {
      json: { title: 'Имя', description: 'ж'.repeat(5_000), subtitles },
    });
    t.is(described.status, 200, described.text);
    t.like(described.json, { title: 'Имя', has_subtitles: true, declared_mark: null });
    const wrong = await ask(sender, 'PUT', address, { json: { subtitles: 'no times' } });
    t.like([wrong.status, wrong.json['code']], [422, 'invalid-subtitles']);
    const unknown = await ask(sender, 'PUT', address, { json: { size: 5 } });
    t.truthy(within(unknown.json, 'errors', 'size'));
    const run = await send(sender, file, { uploadUrl: new URL(address, sender.harness.url).href });
    t.is(run.error, undefined);
    t.is((await traces(sender)).files, 2);
    const video = await ask(sender, 'GET', run.header('upload-result') ?? '');
    t.like(video.json, { title: 'Имя', description: 'ж'.repeat(5_000) });
  });
});

test('a client that breaks off for good removes what came in', async (t) => {
  await withSender(async (sender) => {
    const { harness, headers } = sender;
    const address = await begin(sender, 1_000);
    await ask(sender, 'PATCH', address, { headers: pieceAt(0), body: Buffer.alloc(600) });
    t.is((await traces(sender)).unfinished, 1);
    await Upload.terminate(new URL(address, harness.url).href, { headers: { ...headers } });
    t.is((await traces(sender)).unfinished, 0);
    t.is((await ask(sender, 'GET', address)).status, 404);
    t.is((await ask(sender, 'HEAD', address, { headers: protocol })).status, 404);
    t.is((await ask(sender, 'DELETE', address, { headers: protocol })).status, 404);
  });
});

test('after a day an upload is gone, and the purge takes its bytes', async (t) => {
  await withSender(async (sender) => {
    const { harness } = sender;
    const address = await begin(sender, 1_000);
    const piece = await ask(sender, 'PATCH', address, { headers: pieceAt(0), body: Buffer.alloc(600) });
    t.is(Date.parse(piece.headers.get('upload-expires') ?? ''), harness.clock.now() + uploadLifeMs);
    // A day of the clock would run a day of everything else.
    await harness.persistence.unitOfWork.run(async (tx) => {
      const upload = await tx.uploads.find(idIn(address));
      return upload === undefined ? refuse({ kind: 'none' }) : tx.uploads.update({ ...upload, expiresAt: noon });
    });
    for (const [method, options] of [
      ['GET', {}],
      ['HEAD', { headers: protocol }],
      ['PATCH', { headers: pieceAt(600), body: Buffer.alloc(400) }],
      ['DELETE', { headers: protocol }],
    ] as const)
      t.is((await ask(sender, method, address, options)).status, 410, method);
    t.is((await traces(sender)).unfinished, 1);
    const purge = new PurgeExpired({
      unitOfWork: harness.persistence.unitOfWork,
      storage: harness.storage,
      uploadParts: harness.uploadParts,
      workDirs: createInMemoryWorkDirs(),
      sessions: harness.persistence.sessions,
      modelSpend: harness.persistence.modelSpend,
      workers: harness.persistence.workers,
      clock: harness.clock,
      logger: harness.logger,
    });
    await purge.execute(new AbortController().signal);
    t.is((await traces(sender)).unfinished, 0);
    t.is((await ask(sender, 'GET', address)).status, 404);
  });
});

test("a browser sends with its session, and only with the session's token", async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const project = await seedProject(harness, owner);
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  await browser.get('/client/projects/');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sender: Sender = { harness, headers: { cookie }, project };
  const file = await readFile(await clips.clip('clip.mp4'));
  const refused = await send(sender, file);
  t.like(refused, { status: 403, address: undefined });
  t.is(refused.body['code'], 'csrf');
  const trusted: Sender = { ...sender, headers: { cookie, 'x-csrf-token': browser.csrfToken } };
  const address = await begin(trusted, file.length);
  for (const [method, options] of [
    ['PATCH', { headers: pieceAt(0), body: file }],
    ['PUT', { json: {} }],
    ['DELETE', { headers: protocol }],
  ] as const)
    t.is((await ask(sender, method, address, options)).status, 403, method);
  const run = await send(trusted, file, { uploadUrl: new URL(address, harness.url).href, chunkSize: 50_000 });
  t.is(run.error, undefined);
  t.is((await traces(trusted)).videos, 1);
});

test('beginnings count as uploads, pieces and questions about their place do not count as calls', async (t) => {
  await withSender(
    async (sender) => {
      const file = await readFile(await clips.clip('clip.mp4'));
      const run = await send(sender, file, { chunkSize: Math.ceil(file.length / 25) });
      t.is(run.error, undefined);
      await begin(sender, 10);
      const third = await send(sender, file);
      t.like(third, { status: 429 });
      t.true(Number(third.header('retry-after')) > 0);
    },
    { rates: { upload: 2, user: 6 } },
  );
});

test('a client learns what is supported, and no other origin is invited', async (t) => {
  await withSender(
    async (sender) => {
      const { harness } = sender;
      const options = await call(harness, 'OPTIONS', '/api/uploads/');
      t.is(options.status, 204);
      t.is(options.headers.get('tus-version'), '1.0.0');
      t.is(options.headers.get('tus-extension'), 'creation,creation-with-upload,expiration,termination');
      t.is(options.headers.get('tus-max-size'), '12345');
      const address = await begin(sender, 1_000);
      const answers = [
        options,
        await ask(sender, 'HEAD', address, { headers: { ...protocol, origin: 'https://evil.example' } }),
        await ask(sender, 'PATCH', address, {
          headers: { ...pieceAt(0), origin: 'https://evil.example' },
          body: Buffer.alloc(10),
        }),
      ];
      for (const { headers } of answers) {
        t.is(headers.get('access-control-allow-origin'), null);
        t.is(headers.get('access-control-expose-headers'), null);
        t.is(headers.get('tus-resumable'), '1.0.0');
      }
      t.is((await call(harness, 'GET', '/api/projects/')).headers.get('tus-resumable'), null);
    },
    { limits: { maxBytes: 12_345 } },
  );
});
