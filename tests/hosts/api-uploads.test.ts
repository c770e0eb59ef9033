import test, { type ExecutionContext } from 'ava';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accept } from '../../domain/shared/result.js';
import type { Project } from '../../domain/project/project.js';
import { readMultipart } from '../../hosts/koa/http/multipart.js';
import * as hostile from '../media/hostile-files.js';
import * as clips from '../media/small-clips.js';
import { within } from './harness/call.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { seedProject } from './harness/seeds.js';
import { fileAt, formBytes, formType, hangUpAfter, upload, uploadEndless, type Part } from './harness/upload.js';
import { createWebHarness, type WebHarness, type WebHarnessOptions } from './harness/web-harness.js';

interface Sender {
  readonly harness: WebHarness;
  readonly headers: Readonly<Record<string, string>>;
  readonly project: Project;
}

const withSender = async (use: (sender: Sender) => Promise<void>, options: WebHarnessOptions = {}): Promise<void> => {
  await using harness = await createWebHarness(options);
  const owner = await register(harness, 'client');
  const headers = { ...(await bearer(harness, owner)), 'accept-language': 'en' };
  await use({ harness, headers, project: await seedProject(harness, owner) });
};

const to = ({ project }: Sender): Part => ({ name: 'project_id', text: project.id });

/** Rows, jobs and files, of which a refused upload must leave none. */
const traces = async ({ harness, project }: Sender) => {
  const { persistence, storage, clock } = harness;
  const videos = await persistence.unitOfWork.run(async (tx) => accept(await tx.videos.inProject(project.id)));
  const executions = await persistence.queries.executions({ owner: undefined }, { page: 1, pageSize: 100 });
  return {
    rows: videos.value.length + executions.total,
    jobs: await persistence.outboxRelay.backlog(clock.now()),
    files: (await storage.list('videos', 100)).map(({ key }) => key),
  };
};

const isTraceless = async (t: ExecutionContext, sender: Sender): Promise<void> =>
  void t.deepEqual(await traces(sender), { rows: 0, jobs: 0, files: [] });

interface BadFile {
  readonly what: string;
  readonly make: () => Promise<string>;
  readonly status: number;
  readonly code: string;
  readonly limits?: WebHarnessOptions['limits'];
}

const badFiles: readonly BadFile[] = [
  {
    what: 'a text',
    make: () => hostile.textFile('text.mp4', 'This is no video, whatever its name says.'),
    status: 415,
    code: 'not-a-video',
  },
  { what: 'a picture', make: () => hostile.picture('picture.png'), status: 415, code: 'not-a-video' },
  { what: 'a sound', make: () => hostile.sound('sound.mp3'), status: 415, code: 'not-a-video' },
  {
    what: 'an HLS playlist that names another file',
    make: () => hostile.playlists('/etc/passwd').hls,
    status: 415,
    code: 'not-a-video',
  },
  {
    what: 'a concat list that names another file',
    make: () => hostile.playlists('/etc/passwd').concat,
    status: 415,
    code: 'not-a-video',
  },
  { what: 'an empty file', make: () => hostile.textFile('empty.mp4', ''), status: 422, code: 'empty-file' },
  {
    what: 'a file that breaks off',
    make: async () => clips.cutShort(await clips.clip('faststart.mp4'), 0.5),
    status: 422,
    code: 'truncated-file',
  },
  { what: 'sound in an mp4', make: () => hostile.sound('sound.mp4'), status: 422, code: 'no-video-stream' },
  { what: 'music with a cover', make: () => hostile.soundWithCover(), status: 422, code: 'no-video-stream' },
  { what: 'a frame of 67 megapixels', make: () => hostile.hugePicture(), status: 422, code: 'frame-too-large' },
  { what: 'a file of 40 streams', make: () => hostile.manyStreams(40), status: 422, code: 'too-many-streams' },
  { what: 'an unknown codec', make: () => hostile.unknownCodec(), status: 422, code: 'codec-not-supported' },
  {
    what: 'a video that is too long',
    make: () => clips.clip('clip.mp4'),
    status: 422,
    code: 'too-long',
    limits: { maxDurationMs: 2_000 },
  },
  {
    what: 'a file that is too large',
    make: () => clips.clip('clip.mp4'),
    status: 413,
    code: 'file-too-large',
    limits: { maxBytes: 50_000 },
  },
  {
    what: 'a container that is not allowed',
    make: () => clips.clip('clip.mkv'),
    status: 415,
    code: 'container-not-allowed',
    limits: { containers: ['mp4'] },
  },
];

for (const { what, make, status, code, limits } of badFiles)
  test(`${what} is refused as ${code} and leaves nothing behind`, async (t) => {
    await withSender(async (sender) => {
      const file = await fileAt(await make(), 'holiday.mp4');
      const answer = await upload(sender.harness, sender.headers, [to(sender), file]);
      t.is(answer.status, status, answer.text);
      t.is(answer.headers.get('content-type'), 'application/problem+json');
      const { json } = answer;
      t.like(json, { type: 'about:blank', status, code, instance: '/api/videos/' });
      t.regex(String(json['detail']), /.{15}/);
      t.deepEqual(within(json, 'errors', 'file'), [json['detail']]);
      await isTraceless(t, sender);
    }, limits && { limits });
  });

test('a video is taken with what is said about it before and after the file', async (t) => {
  await withSender(async (sender) => {
    const path = await clips.clip('clip.mp4');
    const answer = await upload(sender.harness, sender.headers, [
      to(sender),
      await fileAt(path, 'отпуск.mp4'),
      { name: 'title', text: ' Отпуск ' },
      { name: 'description', text: 'Море' },
    ]);
    t.is(answer.status, 201, answer.text);
    const bytes = await readFile(path);
    const { json } = answer;
    t.like(json, {
      title: 'Отпуск',
      description: 'Море',
      project: sender.project.id,
      owner: sender.project.ownerId,
      file_name: 'отпуск.mp4',
      file_size: bytes.length,
      container: 'mp4',
      checksum: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      status: 'uploaded',
      has_audio: true,
      failure: null,
      created_at: '2026-03-11T12:00:00.000Z',
    });
    t.is(answer.headers.get('location'), `/api/videos/${String(json['id'])}/`);
    t.regex(answer.headers.get('etag') ?? '', /^"0-[0-9a-f]{16}"$/);
    t.true(Math.abs(Number(json['duration']) - 6) < 0.1);
    t.regex(String(json['file']), /^http:\/\/compliance\.test\/media\/videos\/raw\//);
    const key = `videos/raw/${sender.project.id}/${String(json['id'])}.mp4`;
    t.deepEqual(await traces(sender), { rows: 2, jobs: 1, files: [key] });
  });
});

test('a video without sound is taken', async (t) => {
  await withSender(async (sender) => {
    const file = await fileAt(await clips.silentClip(), 'silent.mp4');
    const answer = await upload(sender.harness, sender.headers, [to(sender), file]);
    t.is(answer.status, 201, answer.text);
    t.is(answer.json['has_audio'], false);
  });
});

test('subtitles come as a field of the form, and a field that holds none refuses the upload', async (t) => {
  await withSender(async (sender) => {
    const file = await fileAt(await clips.silentClip(), 'silent.mp4');
    const field = (text: string) => ({ name: 'subtitles', text });
    const refused = await upload(sender.harness, sender.headers, [to(sender), field('no times'), file]);
    t.is(refused.status, 422, refused.text);
    t.is(refused.json['code'], 'invalid-subtitles');
    t.deepEqual(await traces(sender), { rows: 0, jobs: 0, files: [] });
    const srt = field('1\n00:00:01,000 --> 00:00:02,000\nпромокод\n');
    const taken = await upload(sender.harness, sender.headers, [to(sender), srt, file]);
    t.is(taken.status, 201, taken.text);
    t.is((await traces(sender)).files.length, 2);
  });
});

test('the content decides about the container, not the name', async (t) => {
  await withSender(async (sender) => {
    const file = await fileAt(await clips.webmClip(), 'really.mp4');
    const answer = await upload(sender.harness, sender.headers, [file], `/api/videos/?project_id=${sender.project.id}`);
    t.is(answer.status, 201, answer.text);
    t.like(answer.json, { container: 'webm', title: 'really', file_name: 'really.mp4' });
    t.deepEqual((await traces(sender)).files, [`videos/raw/${sender.project.id}/${String(answer.json['id'])}.webm`]);
  });
});

test('the same file twice in one project is refused with the first one named', async (t) => {
  await withSender(async (sender) => {
    const parts = [to(sender), await fileAt(await clips.clip('clip.mp4'), 'a.mp4')];
    const first = await upload(sender.harness, sender.headers, parts);
    const before = await traces(sender);
    const second = await upload(sender.harness, sender.headers, parts);
    t.is(second.status, 409, second.text);
    t.like(second.json, { code: 'duplicate-video', existing_id: first.json['id'] });
    t.deepEqual(await traces(sender), before);
  });
});

test('the same file twice at once is taken once', async (t) => {
  await withSender(async (sender) => {
    const parts = [to(sender), await fileAt(await clips.clip('clip.mp4'), 'a.mp4')];
    const both = await Promise.all([1, 2].map(() => upload(sender.harness, sender.headers, parts)));
    t.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
    const { rows, jobs, files } = await traces(sender);
    t.deepEqual({ rows, jobs, files: files.length }, { rows: 2, jobs: 1, files: 1 });
  });
});

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tried = 0; tried < 12_000; tried++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('did not come about in time');
};

test('a sender who hangs up half-way leaves nothing behind', async (t) => {
  await withSender(async (sender) => {
    const { harness, headers } = sender;
    const body = formBytes([to(sender), await fileAt(await clips.clip('clip.mp4'), 'a.mp4')]);
    let isBegun = false;
    const put = harness.storage.put.bind(harness.storage);
    harness.storage.put = (key, source, options) => {
      isBegun = true;
      return put(key, source, options);
    };
    await hangUpAfter(harness, headers, body, Math.floor(body.length / 2), () => until(async () => isBegun));
    await until(async () => harness.logger.lines.some(({ fields }) => fields['path'] === '/api/videos/'));
    await until(async () => (await traces(sender)).files.length === 0);
    await isTraceless(t, sender);
    t.deepEqual(
      harness.logger.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

test('a form that ends before its end mark leaves nothing behind', async (t) => {
  await withSender(async (sender) => {
    const { harness, headers } = sender;
    const parts = [to(sender), await fileAt(await clips.clip('clip.mp4'), 'a.mp4')];
    const answer = await fetch(`${harness.url}/api/videos/`, {
      method: 'POST',
      headers: { ...headers, ...formType },
      body: formBytes(parts, true),
    });
    t.is(answer.status, 400);
    t.like(await answer.json(), { code: 'invalid-multipart' });
    await isTraceless(t, sender);
  });
});

test('a file without an announced length is refused as soon as it is too large', async (t) => {
  const limitBytes = 8 * 1024 * 1024;
  await withSender(
    async (sender) => {
      const clip = await readFile(await clips.clip('clip.mp4'));
      const whole = formBytes([to(sender), { name: 'file', fileName: 'a.mp4', bytes: clip }], true);
      const chunk = Buffer.alloc(256 * 1024, 1);
      const answer = await uploadEndless(sender.harness, sender.headers, whole, chunk);
      t.is(answer.status, 413, answer.text);
      t.like(JSON.parse(answer.text), { code: 'file-too-large' });
      t.true(answer.sentBytes < 8 * limitBytes, `${answer.sentBytes} bytes were read`);
      await isTraceless(t, sender);
    },
    { limits: { maxBytes: limitBytes } },
  );
});

test('a length beyond the limit is refused before a byte is read', async (t) => {
  await withSender(
    async (sender) => {
      const bytes = Buffer.alloc(4 * 1024 * 1024);
      const answer = await upload(sender.harness, sender.headers, [to(sender), { name: 'file', fileName: 'a', bytes }]);
      t.is(answer.status, 413, answer.text);
      t.is(answer.json['code'], 'file-too-large');
    },
    { limits: { maxBytes: 1024 * 1024 } },
  );
});

interface BadForm {
  readonly what: string;
  readonly parts: (sender: Sender, file: Part) => readonly Part[];
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

const badForms: readonly BadForm[] = [
  {
    what: 'the project after the file',
    parts: (sender, file) => [file, to(sender)],
    status: 400,
    code: 'project-id-first',
    field: 'project_id',
  },
  { what: 'no file', parts: (sender) => [to(sender)], status: 400, code: 'file-missing', field: 'file' },
  { what: 'two files', parts: (sender, file) => [to(sender), file, file], status: 400, code: 'invalid-multipart' },
  {
    what: 'a file under another name',
    parts: (sender, file) => [to(sender), { ...file, name: 'video' }],
    status: 400,
    code: 'file-missing',
  },
  {
    what: 'an unknown field before the file',
    parts: (sender, file) => [to(sender), { name: 'owner', text: 'me' }, file],
    status: 400,
    code: 'invalid-fields',
    field: 'owner',
  },
  {
    what: 'an unknown field after the file',
    parts: (sender, file) => [to(sender), file, { name: 'owner', text: 'me' }],
    status: 400,
    code: 'invalid-fields',
    field: 'owner',
  },
  {
    what: 'a field twice',
    parts: (sender, file) => [to(sender), file, { name: 'title', text: 'a' }, { name: 'title', text: 'b' }],
    status: 400,
    code: 'invalid-multipart',
  },
  {
    what: 'a title that is too long, after the file',
    parts: (sender, file) => [to(sender), file, { name: 'title', text: 'x'.repeat(201) }],
    status: 400,
    code: 'invalid-fields',
    field: 'title',
  },
  {
    what: 'a text that no database keeps',
    parts: (sender, file) => [to(sender), file, { name: 'description', text: 'a\u0000b' }],
    status: 400,
    code: 'nul-character',
  },
  {
    what: 'a file name that no database keeps',
    parts: (sender, file) => [to(sender), { ...file, fileName: 'a.mp4"; filename*=UTF-8\'\'a%00.mp4; a="' }],
    status: 400,
    code: 'nul-character',
  },
  {
    what: 'a project that is no id',
    parts: (_, file) => [{ name: 'project_id', text: '../../etc' }, file],
    status: 400,
    code: 'invalid-fields',
    field: 'project_id',
  },
  {
    what: 'a project that does not exist',
    parts: (_, file) => [{ name: 'project_id', text: '01958000-0000-7000-8000-0000000fffff' }, file],
    status: 404,
    code: 'not-found',
  },
];

for (const { what, parts, status, code, field } of badForms)
  test(`a form with ${what} is refused as ${code} and leaves nothing behind`, async (t) => {
    await withSender(async (sender) => {
      const file = await fileAt(await clips.clip('clip.mp4'), 'a.mp4');
      const answer = await upload(sender.harness, sender.headers, parts(sender, file));
      t.is(answer.status, status, answer.text);
      t.is(answer.json['code'], code);
      if (field !== undefined) t.truthy(within(answer.json, 'errors', field), answer.text);
      await isTraceless(t, sender);
    });
  });

test('an upload that is no form is refused by its type', async (t) => {
  await withSender(async (sender) => {
    for (const type of ['application/json', 'video/mp4', 'multipart/mixed; boundary=x']) {
      const answer = await fetch(`${sender.harness.url}/api/videos/`, {
        method: 'POST',
        headers: { ...sender.headers, 'content-type': type },
        body: '{}',
      });
      t.is(answer.status, 415, type);
    }
    await isTraceless(t, sender);
  });
});

test('a store that fails leaves nothing behind and is told as unavailable', async (t) => {
  await withSender(async (sender) => {
    const { StorageFault } = await import('../../application/index.js');
    sender.harness.storage.move = async () => {
      throw new StorageFault('down');
    };
    const file = await fileAt(await clips.clip('clip.mp4'), 'a.mp4');
    const answer = await upload(sender.harness, sender.headers, [to(sender), file]);
    t.is(answer.status, 503, answer.text);
    t.is(answer.headers.get('retry-after'), '30');
    t.notRegex(answer.text, /down|StorageFault/);
    await isTraceless(t, sender);
  });
});

test("a browser's upload needs the session's token, in a header or before the file", async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const project = await seedProject(harness, owner);
  const sender: Sender = { harness, headers: {}, project };
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  await browser.get('/client/projects/');
  const file = await fileAt(await clips.clip('clip.mp4'), 'a.mp4');
  const send = (parts: readonly Part[], headers: Readonly<Record<string, string>> = {}) =>
    browser.call('POST', '/api/videos/', { headers: { ...formType, ...headers }, body: formBytes(parts) });

  const token: Part = { name: '_csrf', text: browser.csrfToken };
  for (const parts of [
    [to(sender), file],
    [to(sender), file, token],
    [{ name: '_csrf', text: 'x'.repeat(32) }, to(sender), file],
  ]) {
    const answer = await send(parts);
    t.is(answer.status, 403, answer.text);
    t.is(answer.json['code'], 'csrf');
    await isTraceless(t, sender);
  }
  const withField = await send([token, to(sender), file]);
  t.is(withField.status, 201, withField.text);
  const other = await fileAt(await clips.silentClip(), 'b.mp4');
  const withHeader = await send([to(sender), other], { 'x-csrf-token': browser.csrfToken });
  t.is(withHeader.status, 201, withHeader.text);
});

test("the page's form sends a video by itself, with its token, and shows in words what is wrong", async (t) => {
  await using harness = await createWebHarness({ rates: { upload: 5 } });
  const owner = await register(harness, 'client');
  const project = await seedProject(harness, owner);
  const sender: Sender = { harness, headers: {}, project };
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  const page = await browser.get(`/client/videos/upload/?project_id=${project.id}`);
  t.regex(page.text, new RegExp(`<option value="${project.id}" selected`));
  const token: Part = { name: '_csrf', text: browser.csrfToken };
  const clip = await fileAt(await clips.clip('clip.mp4'), 'a.mp4');
  const send = (...parts: readonly Part[]) =>
    browser.call('POST', '/client/videos/upload/', { headers: formType, body: formBytes(parts) });
  t.is((await send(to(sender), clip)).status, 403);
  const text: Part = { name: 'file', fileName: 'a.mp4', bytes: Buffer.from('no video '.repeat(600)) };
  const refused = await send(token, to(sender), text);
  t.is(refused.status, 415);
  t.regex(refused.text, /role="alert".*Это не видеофайл/s);
  await isTraceless(t, sender);
  const taken = await send(
    token,
    to(sender),
    clip,
    { name: 'title', text: 'Формой' },
    { name: 'declared_mark', text: '' },
  );
  t.is(taken.status, 303, taken.text);
  const address = String(taken.headers.get('location'));
  t.regex((await browser.get(address)).text, /<h1[^>]*>Формой/);
  const again = await send(token, to(sender), clip);
  t.is(again.status, 409);
  t.true(again.text.includes(`href="${address}"`));
  t.is((await send(token, to(sender))).status, 400);
  const sixth = await send(token, to(sender), clip);
  t.is(sixth.status, 429, 'the form counts as an upload');
});

test("a session's other requests need its token as well, without a body or dressed up as a form with a file", async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const project = await seedProject(harness, owner);
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  await browser.get('/client/projects/');
  const path = `/api/projects/${project.id}/`;
  const form = { headers: formType, body: formBytes([{ name: 'name', text: 'x' }]) };
  for (const [method, address, options] of [
    ['DELETE', path, {}],
    ['DELETE', path, form],
    ['POST', '/api/projects/', form],
    ['POST', '/api/videos/', {}],
  ] as const) {
    const answer = await browser.call(method, address, options);
    t.is(answer.status, 403, `${method} ${address}: ${answer.text}`);
    t.is(answer.json['code'], 'csrf');
  }
  t.is((await browser.call('DELETE', path, { headers: { 'x-csrf-token': browser.csrfToken } })).status, 204);
});

test('uploads have a budget of their own', async (t) => {
  await withSender(
    async (sender) => {
      const send = () => upload(sender.harness, sender.headers, [to(sender)]);
      t.deepEqual([(await send()).status, (await send()).status], [400, 400]);
      const refused = await send();
      t.is(refused.status, 429);
      t.true(Number(refused.headers.get('retry-after')) > 0);
    },
    { rates: { upload: 2 } },
  );
});

test('a sender who falls silent is not waited for', async (t) => {
  let reason: unknown;
  const read = async (bytes: AsyncIterable<unknown>): Promise<void> => {
    for await (const _ of bytes);
  };
  const server = createServer((req, res) => {
    readMultipart(req, ({ file }) => read(file.bytes), 50).catch((error: unknown) => {
      reason = error;
      res.writeHead(408).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const form = formBytes([{ name: 'file', fileName: 'a', bytes: Buffer.alloc(1_000) }], true);
  const req = request({ port, host: '127.0.0.1', method: 'POST', headers: formType });
  req.write(form);
  const status = await new Promise((resolve) => req.once('response', (answer) => resolve(answer.statusCode)));
  t.is(status, 408);
  t.like(reason, { code: 'upload-stalled' });
  req.destroy();
  await new Promise((resolve) => server.close(resolve));
});
