import test, { type ExecutionContext } from 'ava';
import type { User } from '../../domain/user/user.js';
import * as clips from '../media/small-clips.js';
import { bearer, register } from './harness/accounts.js';
import { call, type Answer } from './harness/call.js';
import { seedProject, seedVerification } from './harness/seeds.js';
import { fileAt, formBytes, formType, type Part } from './harness/upload.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

type Headers = Readonly<Record<string, string>>;

interface Scene {
  readonly harness: WebHarness;
  readonly owner: User;
  readonly headers: Headers;
  readonly operator: Headers;
}

interface Creation {
  readonly what: string;
  /** Sends it; `variant` 0 and 1 ask for different things. */
  readonly prepare: (scene: Scene) => Promise<(key: string, variant?: 0 | 1, headers?: Headers) => Promise<Answer>>;
  readonly count: (scene: Scene) => Promise<number>;
  /** How often it is repeated one after another, at once, and at once from the beginning. */
  readonly repeated: readonly [number, number, number];
}

/** 50 in all; a video is probed each time, and the kill tests repeat it more often. */
const often = [10, 15, 25] as const;
const sometimes = [3, 5, 8] as const;

const page = { page: 1, pageSize: 100 };

const posting =
  (path: string, bodies: readonly [unknown, unknown], own: (scene: Scene) => Headers): Creation['prepare'] =>
  async (scene) =>
  (key, variant = 0, headers = own(scene)) =>
    call(scene.harness, 'POST', path, { headers: { ...headers, 'idempotency-key': key }, json: bodies[variant] });

const creations: readonly Creation[] = [
  {
    what: 'a project',
    repeated: often,
    prepare: posting('/api/projects/', [{ name: 'Первый' }, { name: 'Второй' }], ({ headers }) => headers),
    count: async ({ harness }) => (await harness.persistence.queries.projects({ owner: undefined }, page)).total,
  },
  {
    what: 'a webhook',
    repeated: often,
    prepare: posting(
      '/api/webhooks/',
      [
        { url: 'https://hooks.example.com/a', events: ['video.ready'] },
        { url: 'https://hooks.example.com/b', events: ['video.ready'] },
      ],
      ({ headers }) => headers,
    ),
    count: async ({ harness, owner }) => (await harness.persistence.queries.webhooks({ owner: owner.id }, page)).total,
  },
  {
    what: 'a risk that the system missed',
    repeated: often,
    async prepare(scene) {
      const { harness, owner, operator } = scene;
      const { task } = await seedVerification(harness, owner);
      const held = await call(harness, 'POST', `/api/verification-tasks/${task.id}/take/`, { headers: operator });
      if (held.status !== 200) throw new Error(held.text);
      const added = (start: number) => ({ risk_code: 'PROF_OBSCENE_SPEECH', start, end: start + 1, note: 'слышно' });
      return posting(`/api/verification-tasks/${task.id}/triggers/`, [added(1), added(5)], () => operator)(scene);
    },
    count: async ({ harness }) =>
      (await harness.persistence.queries.triggers({ owner: undefined, source: 'operator' }, page)).total,
  },
  {
    what: 'a video',
    repeated: sometimes,
    async prepare({ harness, owner, headers: own }) {
      const project = await seedProject(harness, owner);
      const files: readonly [Part, Part] = [
        await fileAt(await clips.clip('clip.mp4'), 'a.mp4'),
        await fileAt(await clips.silentClip(), 'a.mp4'),
      ];
      return (key, variant = 0, headers = own) =>
        call(harness, 'POST', '/api/videos/', {
          headers: { ...headers, ...formType, 'idempotency-key': key },
          body: formBytes([{ name: 'project_id', text: project.id }, files[variant]]),
        });
    },
    count: async ({ harness }) => {
      const videos = await harness.persistence.queries.videos({ owner: undefined }, page);
      const files = await harness.storage.list('videos', 100);
      const jobs = await harness.persistence.outboxRelay.backlog(harness.clock.now());
      if (files.length !== videos.total || jobs !== videos.total)
        throw new Error(`${videos.total} videos, ${files.length} files, ${jobs} jobs`);
      return videos.total;
    },
  },
];

const withScene = async (use: (scene: Scene) => Promise<void>): Promise<void> => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const operator = await bearer(harness, await register(harness, 'operator'));
  await use({ harness, owner, headers, operator });
};

const isReplay = (t: ExecutionContext, answer: Answer, first: Answer): void => {
  t.is(answer.status, 201, answer.text);
  t.is(answer.headers.get('idempotency-replayed'), 'true');
  t.is(answer.headers.get('location'), first.headers.get('location'));
  t.deepEqual(answer.json, first.json);
};

for (const { what, prepare, count, repeated } of creations) {
  test(`${what} is created once, however often and at once the request is repeated`, async (t) => {
    await withScene(async (scene) => {
      const send = await prepare(scene);
      const before = await count(scene);
      const first = await send('k-1');
      t.is(first.status, 201, first.text);
      t.is(first.headers.get('idempotency-replayed'), null);
      const [inTurn, atOnce, fromTheStart] = repeated;
      for (let sent = 0; sent < inTurn; sent++) isReplay(t, await send('k-1'), first);
      const replays = await Promise.all(Array.from({ length: atOnce }, () => send('k-1')));
      for (const answer of replays) isReplay(t, answer, first);
      t.is(await count(scene), before + 1);

      const rushed = await Promise.all(Array.from({ length: fromTheStart }, () => send('k-2', 1)));
      const created = rushed.filter((answer) => answer.headers.get('idempotency-replayed') === null);
      t.is(created.length, 1, created.map(({ text }) => text).join());
      const [made] = created;
      if (made === undefined) return;
      for (const answer of rushed.filter((one) => one !== made)) isReplay(t, answer, made);
      t.is(await count(scene), before + 2);
    });
  });

  test(`${what}: another request under the same key is refused, and creates nothing`, async (t) => {
    await withScene(async (scene) => {
      const send = await prepare(scene);
      const first = await send('k');
      t.is(first.status, 201, first.text);
      const before = await count(scene);
      const other = await send('k', 1);
      t.is(other.status, 422, other.text);
      t.like(other.json, { code: 'idempotency-key-reused', status: 422 });
      t.regex(String(other.json['detail']), /новый ключ/);
      t.is(await count(scene), before);
      isReplay(t, await send('k'), first);
    });
  });
}

test('a key means nothing to another account', async (t) => {
  await withScene(async ({ harness, headers }) => {
    const stranger = await bearer(harness, await register(harness, 'client'));
    const send = (who: Headers) =>
      call(harness, 'POST', '/api/projects/', { headers: { ...who, 'idempotency-key': 'k' }, json: { name: 'A' } });
    const [mine, theirs] = [await send(headers), await send(stranger)];
    t.deepEqual([mine.status, theirs.status], [201, 201]);
    t.not(mine.json['id'], theirs.json['id']);
    t.is(theirs.headers.get('idempotency-replayed'), null);
  });
});

test('a repetition answers with what was created as it is now, and says when it is gone', async (t) => {
  await withScene(async ({ harness, headers }) => {
    const send = () =>
      call(harness, 'POST', '/api/projects/', { headers: { ...headers, 'idempotency-key': 'k' }, json: { name: 'A' } });
    const first = await send();
    const address = String(first.headers.get('location'));
    await call(harness, 'PATCH', address, { headers, json: { name: 'B' } });
    const again = await send();
    t.like(again.json, { id: first.json['id'], name: 'B' });
    t.is(again.headers.get('etag'), (await call(harness, 'GET', address, { headers })).headers.get('etag'));
    t.is((await call(harness, 'DELETE', address, { headers })).status, 204);
    const late = await send();
    t.is(late.status, 410, late.text);
    t.is(late.json['code'], 'created-and-removed');
  });
});

test('what was refused leaves the key free', async (t) => {
  await withScene(async (scene) => {
    const { harness, owner, headers } = scene;
    const project = await seedProject(harness, owner);
    const send = async (path: string) =>
      call(harness, 'POST', '/api/videos/', {
        headers: { ...headers, ...formType, 'idempotency-key': 'k' },
        body: formBytes([{ name: 'project_id', text: project.id }, await fileAt(path, 'a.mp4')]),
      });
    const broken = await send(await clips.cutShort(await clips.clip('faststart.mp4'), 0.5));
    t.is(broken.status, 422, broken.text);
    const whole = await send(await clips.clip('faststart.mp4'));
    t.is(whole.status, 201, whole.text);
    t.is(whole.headers.get('idempotency-replayed'), null);
  });
});

test('the order of fields and white space do not make another request; quotation marks no other key', async (t) => {
  await withScene(async ({ harness, headers }) => {
    const send = (key: string, body: string) =>
      call(harness, 'POST', '/api/projects/', {
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
        body,
      });
    const first = await send('"abc"', '{"name":"A","description":"B"}');
    t.is(first.status, 201);
    isReplay(t, await send('abc', ' {"description" : "B", "name":"A"}'), first);
  });
});

test('a key that is none is refused before anything is done', async (t) => {
  await withScene(async ({ harness, headers }) => {
    for (const key of ['', 'a b', 'x'.repeat(256), 'caf\u00e9']) {
      const answer = await call(harness, 'POST', '/api/projects/', {
        headers: { ...headers, 'idempotency-key': key },
        json: { name: 'A' },
      });
      t.is(answer.status, 400, answer.text);
      t.is(answer.json['code'], 'invalid-idempotency-key');
    }
    t.is((await harness.persistence.queries.projects({ owner: undefined }, page)).total, 0);
    const longest = await call(harness, 'POST', '/api/projects/', {
      headers: { ...headers, 'idempotency-key': '~'.repeat(255) },
      json: { name: 'A' },
    });
    t.is(longest.status, 201);
  });
});

test('the secret of a webhook can be had again by repeating its creation', async (t) => {
  await withScene(async ({ harness, headers }) => {
    const json = { url: 'https://hooks.example.com/', events: ['video.ready'] };
    const send = () =>
      call(harness, 'POST', '/api/webhooks/', { headers: { ...headers, 'idempotency-key': 'k' }, json });
    const secret = String((await send()).json['secret']);
    t.regex(secret, /^whsec_/);
    t.is((await send()).json['secret'], secret);
  });
});
