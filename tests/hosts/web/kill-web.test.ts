import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { instant } from '../../../domain/shared/instant.js';
import { compose, type Composition } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { T } from '../../../hosts/composition/tokens.js';
import * as clips from '../../media/small-clips.js';
import { call, type Answer } from '../harness/call.js';
import { sendByTus } from '../harness/tus-client.js';
import { fileAt, formBytes, formType } from '../harness/upload.js';

const script = fileURLToPath(new URL('./killable-web.js', import.meta.url));
const many = '1000000';

interface Host {
  readonly url: string;
  readonly child: ChildProcess;
}

interface House extends AsyncDisposable {
  readonly composition: Composition;
  readonly project: string;
  /** A web host in a process of its own; `die`: at which step of the next video. */
  readonly startHost: (die?: 'written' | 'committed') => Promise<Host>;
  readonly headersAt: (host: Host) => Promise<Readonly<Record<string, string>>>;
  /** What there is of videos, in rows and bytes; what lies about for a day is purged before, as if a day had passed. */
  readonly left: () => Promise<object>;
}

const account = { email: 'client@example.com', password: 'password-1' };

/** One installation in a folder of its own, without a worker; its owner and a project are known. */
const openHouse = async (): Promise<House> => {
  const folder = await mkdtemp(join(tmpdir(), 'kill-web-'));
  const env = {
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    SECRET_KEY: 's'.repeat(40),
    RATE_USER: many,
    RATE_ANON: many,
    RATE_UPLOAD: many,
  };
  const verdict = readConfig(env, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  const composition = await compose(verdict.config, 'embedded');
  const { container } = composition;
  await container.get(T.database).migrate.up();
  await container.get(T.ensureCatalogue).execute();
  const user = await container.get(T.registerUser).execute({ ...account, name: 'C', locale: 'ru', role: 'client' });
  if (!user.ok) throw new Error(user.refusal.kind);
  const actor = { userId: user.value.id, role: 'client' } as const;
  const project = await container.get(T.createProject).execute(actor, { name: 'P', description: '' });
  if (!project.ok) throw new Error(project.refusal.kind);
  const children = new Set<ChildProcess>();
  return {
    composition,
    project: project.value.id,
    startHost: async (die) => {
      const child = fork(script, {
        env: { ...process.env, ...env, ...(die && { DIE: die }) },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      children.add(child);
      const [port] = (await once(child, 'message')) as [number];
      return { child, url: `http://127.0.0.1:${port}` };
    },
    headersAt: async (host) => {
      const json = { username: account.email, password: account.password };
      const answer = await call(host, 'POST', '/api/auth/token/', { json });
      return { authorization: `Bearer ${String(answer.json['access'])}` };
    },
    left: async () => {
      const storage = container.get(T.storage);
      for (const { key } of await storage.list('videos', 1_000)) await utimes(join(folder, 'storage', key), 1, 1);
      await container.get(T.purgeExpired).execute(new AbortController().signal);
      const videos = await container.get(T.queries).videos({ owner: undefined }, { page: 1, pageSize: 100 });
      const executions = await container.get(T.queries).executions({ owner: undefined }, { page: 1, pageSize: 100 });
      const files = (await storage.list('videos', 1_000)).map(({ key }) => key).sort();
      return {
        videos: videos.total,
        executions: executions.total,
        jobs: await container.get(T.outboxRelay).backlog(instant(Date.now())),
        areFilesTheirs:
          JSON.stringify(files) === JSON.stringify(videos.items.map((row) => row.video.storageKey).sort()),
        unfinished: (await container.get(T.uploadParts).list(100)).length,
      };
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) await kill(child);
      await composition[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

const one = { videos: 1, executions: 1, jobs: 1, areFilesTheirs: true, unfinished: 0 };

for (const death of ['written', 'committed'] as const)
  test.serial(`50 times the same upload, with a host that dies when the video is ${death}: one video`, async (t) => {
    t.timeout(240_000);
    await using house = await openHouse();
    const body = formBytes([
      { name: 'project_id', text: house.project },
      await fileAt(await clips.clip('clip.mp4'), 'a.mp4'),
    ]);
    const mortal = await house.startHost(death);
    const headers = { ...(await house.headersAt(mortal)), ...formType, 'idempotency-key': 'the-upload-of-today' };
    const send = (host: Host): Promise<Answer> => call(host, 'POST', '/api/videos/', { headers, body });
    await t.throwsAsync(send(mortal), undefined, 'nobody answers');
    if (mortal.child.signalCode === null) await once(mortal.child, 'exit');
    t.is(mortal.child.signalCode, 'SIGKILL');

    const host = await house.startHost();
    const answers: Answer[] = [];
    for (let sent = 0; sent < 19; sent++) answers.push(await send(host));
    for (let round = 0; round < 3; round++)
      answers.push(...(await Promise.all(Array.from({ length: 10 }, () => send(host)))));
    t.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    t.is(new Set(answers.map(({ json }) => json['id'])).size, 1);
    const replayed = answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true');
    t.is(replayed.length, answers.length - (death === 'written' ? 1 : 0));
    t.deepEqual(await house.left(), one);
  });

test.serial('hosts that die at random moments of an upload lose none of it, and make one video', async (t) => {
  t.timeout(240_000);
  await using house = await openHouse();
  const clip = await readFile(await clips.clip('clip.mp4'));
  const padding = Buffer.alloc(24 * 1024 * 1024, 7);
  padding.writeUInt32BE(padding.length, 0);
  padding.write('free', 4);
  const file = Buffer.concat([clip, padding]);
  let host = await house.startHost();
  const metadata = { project_id: house.project, filename: 'a.mp4' };
  const begun = await sendByTus(file, {
    endpoint: `${host.url}/api/uploads/`,
    headers: { ...(await house.headersAt(host)) },
    metadata,
    onUploadUrlAvailable: () => host.child.kill('SIGKILL'),
  });
  const path = new URL(begun.address ?? '').pathname;
  let kills = 1;
  let ended: Awaited<ReturnType<typeof sendByTus>> | undefined;
  for (let tried = 0; ended === undefined && tried < 40; tried++) {
    // The last ones die between the end of the video and the answer.
    host = await house.startHost(kills >= 8 && kills < 10 ? (kills === 8 ? 'written' : 'committed') : undefined);
    const headers = { ...(await house.headersAt(host)) };
    const endpoint = { uploadUrl: host.url + path, headers };
    if (kills < 8) {
      // By pieces, not by time alone: however fast the machine is, seven of these do not come to the end.
      const most = randomInt(1, 6);
      let pieces = 0;
      const child = host.child;
      const sending = sendByTus(file, {
        ...endpoint,
        chunkSize: 200_000,
        onBeforeRequest(req) {
          if (req.getMethod() !== 'PATCH' || ++pieces < most) return;
          setTimeout(() => child.kill('SIGKILL'), randomInt(0, 10));
        },
      });
      await sending;
      await kill(child);
      kills++;
    } else {
      const run = await sendByTus(file, { ...endpoint, chunkSize: 400_000 });
      if (run.error === undefined) ended = run;
      else kills++;
    }
  }
  t.is(ended?.error, undefined);
  t.true(kills >= 10, `${kills} kills`);
  const headers = await house.headersAt(host);
  const state = await call(host, 'GET', path, { headers });
  t.like(state.json, { state: 'finished', offset: file.length });
  t.is(ended?.header('upload-result'), `/api/videos/${String(state.json['video'])}/`);
  const video = await call(host, 'GET', `/api/videos/${String(state.json['video'])}/`, { headers });
  t.is(video.json['checksum'], `sha256:${createHash('sha256').update(file).digest('hex')}`);
  const before = await house.composition.container.get(T.uploadParts).list(10);
  // What died between the video and the removal of its pieces left them; they are purged after a day.
  t.true(before.length <= 1);
  for (const { id } of before) await utimes(join(house.composition.container.get(T.config).uploadsDir, id), 1, 1);
  t.deepEqual(await house.left(), one);
  t.log(`${kills} kills`);
});

test.serial('pieces go to any of several hosts that share a disk', async (t) => {
  t.timeout(120_000);
  await using house = await openHouse();
  const file = await readFile(await clips.clip('clip.mp4'));
  const hosts = [await house.startHost(), await house.startHost(), await house.startHost()] as const;
  const headers = await house.headersAt(hosts[0]);
  const metadata = { project_id: house.project, filename: 'a.mp4' };
  let path: string | undefined;
  const begun = await sendByTus(file, {
    endpoint: `${hosts[0].url}/api/uploads/`,
    headers: { ...headers },
    metadata,
    chunkSize: 10_000,
    onUploadUrlAvailable: () => undefined,
    onBeforeRequest(req) {
      const { pathname } = new URL(req.getURL());
      if (pathname !== '/api/uploads/') path = pathname;
      if (req.getMethod() === 'PATCH') throw new Error('enough');
    },
  });
  t.regex(String(begun.error), /enough/);
  const size = 16_384;
  for (let [offset, turn] = [0, 0]; offset < file.length; offset += size, turn++) {
    const host = hosts[turn % hosts.length] ?? hosts[0];
    const answer = await call(host, 'PATCH', path ?? '', {
      headers: {
        ...headers,
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: file.subarray(offset, offset + size),
    });
    t.is(answer.status, 204, answer.text);
    t.is(Number(answer.headers.get('upload-offset')), Math.min(file.length, offset + size));
  }
  // The last piece is answered; all hosts agree on what came of it.
  const states = await Promise.all(hosts.map((host) => call(host, 'GET', path ?? '', { headers })));
  t.is(new Set(states.map(({ json }) => json['video'])).size, 1);
  for (const { json } of states) t.is(json['state'], 'finished');
  t.deepEqual(await house.left(), one);
});

test.serial('hosts that are all asked to finish one whole upload make one video', async (t) => {
  t.timeout(120_000);
  await using house = await openHouse();
  const file = await readFile(await clips.clip('clip.mp4'));
  const mortal = await house.startHost('written');
  const metadata = { project_id: house.project, filename: 'a.mp4' };
  const begun = await sendByTus(file, {
    endpoint: `${mortal.url}/api/uploads/`,
    headers: { ...(await house.headersAt(mortal)) },
    metadata,
  });
  t.truthy(begun.error);
  const path = new URL(begun.address ?? '').pathname;
  const hosts = [await house.startHost(), await house.startHost(), await house.startHost()] as const;
  const headers = { ...(await house.headersAt(hosts[0])), 'tus-resumable': '1.0.0' };
  const answers = await Promise.all(hosts.flatMap((host) => [1, 2].map(() => call(host, 'HEAD', path, { headers }))));
  t.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  t.is(new Set(answers.map((answer) => answer.headers.get('upload-result'))).size, 1);
  t.regex(answers[0]?.headers.get('upload-result') ?? '', /^\/api\/videos\//);
  t.deepEqual(await house.left(), one);
});
