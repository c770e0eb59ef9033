import test from 'ava';
import { describeApi } from '../../hosts/koa/api/api-routes.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { accept } from '../../domain/shared/result.js';
import type { ReceivingUpload } from '../../domain/upload/resumable-upload.js';
import { takeTask } from '../../domain/verification-task/task-decisions.js';
import { clip } from '../media/small-clips.js';
import { readFile } from 'node:fs/promises';
import { freshId } from '../builders/fresh-id.js';
import { bearer, register } from './harness/accounts.js';
import { call, type CallOptions } from './harness/call.js';
import { seedUploaded, seedVerification, type SeededVerification, type SeededVideo } from './harness/seeds.js';
import { seedUpload } from './harness/seed-upload.js';
import { seedWebhook, type SeededWebhook } from './harness/seed-webhook.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const actors = ['anonymous', 'other', 'owner', 'operator', 'admin'] as const;
type ActorName = (typeof actors)[number];

interface Scene {
  /** Two findings wait; the operator holds the task. */
  readonly judged: SeededVerification;
  /** The same with a task that nobody holds. */
  readonly queued: SeededVerification;
  readonly uploaded: SeededVideo;
  /** Of the owner, with a delivery that was given up. */
  readonly told: SeededWebhook;
  /** Begun by the owner, no byte has come in. */
  readonly coming: ReceivingUpload;
  readonly file: Blob;
}

interface Route extends CallOptions {
  readonly path: string;
}

interface Policy {
  readonly request: (scene: Scene) => Route;
  readonly answers: Readonly<Record<ActorName, number>>;
}

const answers = (anonymous: number, other: number, owner: number, operator: number, admin: number) => ({
  anonymous,
  other,
  owner,
  operator,
  admin,
});
const everyone = (status: number) => answers(status, status, status, status, status);
/** Own things for clients, everything for those who work here. */
const readers = answers(401, 404, 200, 200, 200);
const members = answers(401, 200, 200, 200, 200);
/** Own things for clients, everything for admins; no business of operators. */
const theirs = (status: number) => answers(401, 404, status, 403, status);
/** The sender's own alone: not even admins meet another one's upload. */
const senders = (status: number) => answers(401, 404, status, 403, 404);
const tus = { 'tus-resumable': '1.0.0' };
const staff = answers(401, 403, 403, 200, 200);
const adminsOnly = answers(401, 403, 403, 403, 200);

const reads = (path: (scene: Scene) => string, expected = readers): Policy => ({
  request: (scene) => ({ path: path(scene) }),
  answers: expected,
});
const sends = (path: (scene: Scene) => string, json: unknown, expected: Policy['answers']): Policy => ({
  request: (scene) => ({ path: path(scene), json }),
  answers: expected,
});

const policies: Readonly<Record<string, Policy>> = {
  'POST /api/auth/token/': sends(() => '/api/auth/token/', {}, everyone(400)),
  'POST /api/auth/token/refresh/': sends(() => '/api/auth/token/refresh/', { refresh: 'no' }, everyone(401)),
  'POST /api/auth/logout/': sends(() => '/api/auth/logout/', { refresh: 'no' }, everyone(401)),
  'POST /api/auth/password/reset/': {
    request: () => ({ path: '/api/auth/password/reset/', json: { email: `${freshId()}@example.test` } }),
    answers: everyone(202),
  },
  'POST /api/auth/password/reset/confirm/': sends(
    () => '/api/auth/password/reset/confirm/',
    { token: 'no', password: 'a new password' },
    everyone(422),
  ),
  'POST /api/auth/password/change/': sends(
    () => '/api/auth/password/change/',
    { old_password: 'wrong', new_password: 'a new password' },
    answers(401, 422, 422, 422, 422),
  ),
  'GET /api/health/': reads(() => '/api/health/', everyone(200)),

  'GET /api/schema/': reads(() => '/api/schema/', everyone(200)),
  'GET /api/docs/': reads(() => '/api/docs/', everyone(200)),
  'GET /api/redoc/': reads(() => '/api/redoc/', everyone(200)),
  'GET /api/report-schema/': reads(() => '/api/report-schema/', everyone(200)),

  'GET /api/projects/': reads(() => '/api/projects/', members),
  'POST /api/projects/': sends(() => '/api/projects/', { name: 'Новый' }, answers(401, 201, 201, 403, 201)),
  'GET /api/projects/:id/': reads(({ judged }) => `/api/projects/${judged.project.id}/`),
  'PUT /api/projects/:id/': sends(
    ({ judged }) => `/api/projects/${judged.project.id}/`,
    { name: 'Иначе' },
    answers(401, 404, 200, 403, 200),
  ),
  'PATCH /api/projects/:id/': sends(
    ({ judged }) => `/api/projects/${judged.project.id}/`,
    { description: 'Иначе' },
    answers(401, 404, 200, 403, 200),
  ),
  'DELETE /api/projects/:id/': reads(
    ({ judged }) => `/api/projects/${judged.project.id}/`,
    answers(401, 404, 204, 403, 204),
  ),

  'GET /api/videos/': reads(() => '/api/videos/', members),
  'POST /api/videos/': {
    request: ({ judged, file }) => {
      const body = new FormData();
      body.append('project_id', judged.project.id);
      body.append('file', file, 'clip.mp4');
      return { path: '/api/videos/', body };
    },
    answers: answers(401, 404, 201, 403, 201),
  },
  'GET /api/videos/:id/': reads(({ judged }) => `/api/videos/${judged.video.id}/`),
  'PUT /api/videos/:id/': sends(
    ({ judged }) => `/api/videos/${judged.video.id}/`,
    { title: 'Иначе' },
    answers(401, 404, 200, 403, 200),
  ),
  'PATCH /api/videos/:id/': sends(
    ({ judged }) => `/api/videos/${judged.video.id}/`,
    { title: 'Иначе' },
    answers(401, 404, 200, 403, 200),
  ),
  'DELETE /api/videos/:id/': reads(({ judged }) => `/api/videos/${judged.video.id}/`, answers(401, 404, 204, 403, 204)),
  'GET /api/videos/:id/report/': reads(({ judged }) => `/api/videos/${judged.video.id}/report/`),
  'GET /api/videos/:id/report/pdf/': reads(({ judged }) => `/api/videos/${judged.video.id}/report/pdf/`),
  'GET /api/videos/:id/report/markers/': reads(
    ({ judged }) => `/api/videos/${judged.video.id}/report/markers/?format=edl`,
  ),
  'POST /api/videos/:id/analyze/': sends(
    ({ judged }) => `/api/videos/${judged.video.id}/analyze/`,
    {},
    answers(401, 404, 202, 403, 202),
  ),
  'GET /api/videos/:id/signed-url/': reads(({ judged }) => `/api/videos/${judged.video.id}/signed-url/`),
  'GET /api/videos/:id/events/': reads(({ judged }) => `/api/videos/${judged.video.id}/events/`),

  'POST /api/uploads/': {
    request: ({ judged }) => ({
      path: '/api/uploads/',
      headers: { ...tus, 'upload-length': '8', 'upload-metadata': `project_id ${btoa(judged.project.id)}` },
    }),
    answers: answers(401, 404, 201, 403, 201),
  },
  'GET /api/uploads/:id/': reads(({ coming }) => `/api/uploads/${coming.id}/`, senders(200)),
  'PATCH /api/uploads/:id/': {
    request: ({ coming }) => ({
      path: `/api/uploads/${coming.id}/`,
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: 'four',
    }),
    answers: senders(204),
  },
  'PUT /api/uploads/:id/': sends(({ coming }) => `/api/uploads/${coming.id}/`, { title: 'Иначе' }, senders(200)),
  'DELETE /api/uploads/:id/': {
    request: ({ coming }) => ({ path: `/api/uploads/${coming.id}/`, headers: tus }),
    answers: senders(204),
  },

  'GET /api/triggers/': reads(() => '/api/triggers/', members),
  'GET /api/triggers/:id/': reads(({ judged }) => `/api/triggers/${judged.triggers[0].id}/`),
  'POST /api/triggers/:id/decision/': sends(
    ({ judged }) => `/api/triggers/${judged.triggers[0].id}/decision/`,
    { verdict: 'confirmed' },
    answers(401, 403, 403, 200, 409),
  ),
  'POST /api/triggers/:id/reopen/': sends(
    ({ judged }) => `/api/triggers/${judged.triggers[0].id}/reopen/`,
    {},
    answers(401, 403, 403, 409, 409),
  ),

  'GET /api/verification-tasks/': reads(() => '/api/verification-tasks/', staff),
  'POST /api/verification-tasks/take-next/': sends(() => '/api/verification-tasks/take-next/', {}, staff),
  'GET /api/verification-tasks/:id/': reads(({ judged }) => `/api/verification-tasks/${judged.task.id}/`, staff),
  'POST /api/verification-tasks/:id/take/': sends(
    ({ queued }) => `/api/verification-tasks/${queued.task.id}/take/`,
    {},
    staff,
  ),
  'POST /api/verification-tasks/:id/heartbeat/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/heartbeat/`,
    {},
    answers(401, 403, 403, 200, 409),
  ),
  'POST /api/verification-tasks/:id/release/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/release/`,
    {},
    answers(401, 403, 403, 204, 409),
  ),
  'POST /api/verification-tasks/:id/complete/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/complete/`,
    { summary: '' },
    // Two findings are still undecided; a stranger to the task does not learn even that.
    answers(401, 403, 403, 409, 409),
  ),
  'POST /api/verification-tasks/:id/triggers/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/triggers/`,
    { risk_code: 'PROF_OBSCENE_SPEECH', start: 1.5, end: 2.25, note: 'слышно' },
    answers(401, 403, 403, 201, 409),
  ),

  'GET /api/verification-tasks/colleagues/': reads(() => '/api/verification-tasks/colleagues/', staff),
  'GET /api/verification-tasks/settings/': reads(() => '/api/verification-tasks/settings/', staff),
  'PATCH /api/verification-tasks/settings/': sends(() => '/api/verification-tasks/settings/', { blur: false }, staff),
  'POST /api/verification-tasks/:id/hand-over/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/hand-over/`,
    { operator: freshId() },
    answers(401, 403, 403, 422, 409),
  ),
  'POST /api/verification-tasks/:id/escalate/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/escalate/`,
    { comment: 'Это реклама?' },
    // An admin is who it would go to.
    answers(401, 403, 403, 200, 403),
  ),
  // Nothing was kept for what never went through the analysis.
  'GET /api/verification-tasks/:id/preview/': reads(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/preview/`,
    answers(401, 403, 403, 404, 404),
  ),
  'GET /api/verification-tasks/:id/transcript/': reads(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/transcript/`,
    answers(401, 403, 403, 404, 404),
  ),
  'GET /api/verification-tasks/:id/age-rating/': reads(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/age-rating/`,
    staff,
  ),
  'PATCH /api/verification-tasks/:id/age-rating/': sends(
    ({ judged }) => `/api/verification-tasks/${judged.task.id}/age-rating/`,
    { answers: [{ category: 'profanity', question: 'is_obscene_audible', answer: false }] },
    answers(401, 403, 403, 200, 409),
  ),

  'GET /api/operator-labels/': reads(() => '/api/operator-labels/', staff),
  'GET /api/operator-logs/': reads(() => '/api/operator-logs/', staff),

  'GET /api/pipeline-executions/': reads(() => '/api/pipeline-executions/', members),
  'GET /api/pipeline-executions/:id/': reads(({ judged }) => `/api/pipeline-executions/${judged.execution.id}/`),
  'POST /api/pipeline-executions/:id/retry/': sends(
    ({ judged }) => `/api/pipeline-executions/${judged.execution.id}/retry/`,
    {},
    answers(401, 404, 202, 403, 202),
  ),
  'POST /api/pipeline-executions/:id/cancel/': sends(
    ({ judged }) => `/api/pipeline-executions/${judged.execution.id}/cancel/`,
    {},
    answers(401, 404, 409, 403, 409),
  ),

  'GET /api/risk-definitions/': reads(() => '/api/risk-definitions/', members),
  'GET /api/risk-definitions/history/': reads(() => '/api/risk-definitions/history/', answers(401, 403, 403, 403, 200)),
  'GET /api/risk-definitions/:code/': reads(() => '/api/risk-definitions/PROF_OBSCENE_SPEECH/', members),
  'PATCH /api/risk-definitions/:code/': sends(
    () => '/api/risk-definitions/PROF_OBSCENE_SPEECH/',
    { threshold: 0.31, catalogue_version: shippedCatalogue.version },
    answers(401, 403, 403, 403, 200),
  ),

  'GET /api/mention-lists/': reads(() => '/api/mention-lists/', members),
  'GET /api/mention-lists/:kind/': reads(() => '/api/mention-lists/drugs/', members),
  'GET /api/mention-lists/:kind/versions/': reads(() => '/api/mention-lists/drugs/versions/', members),
  'POST /api/mention-lists/:kind/versions/': sends(
    () => '/api/mention-lists/drugs/versions/',
    { title: 'Перечень', as_of: '2026-01-15', entries: [{ name: 'Зубробородов' }] },
    answers(401, 403, 403, 403, 201),
  ),
  // The version that the admin has just loaded.
  'GET /api/mention-lists/:kind/versions/:version/': reads(
    () => '/api/mention-lists/drugs/versions/2026-01-15.1/',
    answers(401, 403, 403, 200, 200),
  ),
  'POST /api/mention-lists/:kind/versions/:version/activate/': sends(
    () => '/api/mention-lists/drugs/versions/2026-01-15.1/activate/',
    { replaces: null },
    answers(401, 403, 403, 403, 200),
  ),

  'GET /api/webhooks/': reads(() => '/api/webhooks/', answers(401, 200, 200, 403, 200)),
  'POST /api/webhooks/': sends(
    () => '/api/webhooks/',
    { url: 'https://hooks.example.com/', events: ['video.ready'] },
    answers(401, 201, 201, 403, 201),
  ),
  'GET /api/webhooks/:id/': reads(({ told }) => `/api/webhooks/${told.webhook.id}/`, theirs(200)),
  'PUT /api/webhooks/:id/': sends(
    ({ told }) => `/api/webhooks/${told.webhook.id}/`,
    { url: 'https://hooks.example.com/', events: ['video.failed'] },
    theirs(200),
  ),
  'PATCH /api/webhooks/:id/': sends(({ told }) => `/api/webhooks/${told.webhook.id}/`, { active: false }, theirs(200)),
  'DELETE /api/webhooks/:id/': reads(({ told }) => `/api/webhooks/${told.webhook.id}/`, theirs(204)),
  'POST /api/webhooks/:id/rotate-secret/': sends(
    ({ told }) => `/api/webhooks/${told.webhook.id}/rotate-secret/`,
    {},
    theirs(200),
  ),
  'POST /api/webhooks/:id/test/': sends(({ told }) => `/api/webhooks/${told.webhook.id}/test/`, {}, theirs(202)),
  'GET /api/webhooks/:id/deliveries/': reads(({ told }) => `/api/webhooks/${told.webhook.id}/deliveries/`, theirs(200)),
  'POST /api/webhooks/:id/deliveries/:delivery/redeliver/': sends(
    ({ told }) => `/api/webhooks/${told.webhook.id}/deliveries/${told.delivery.id}/redeliver/`,
    {},
    theirs(202),
  ),

  'GET /api/workers/': reads(() => '/api/workers/', adminsOnly),
  'GET /api/users/': reads(() => '/api/users/', adminsOnly),
  'POST /api/users/': {
    request: () => ({ path: '/api/users/', json: { email: `${freshId()}@example.test`, password: 'a password' } }),
    answers: everyone(201),
  },
  'GET /api/users/me/': reads(() => '/api/users/me/', members),
  'PUT /api/users/me/': sends(
    () => '/api/users/me/',
    {
      name: 'Иначе',
      locale: 'en',
      notifications: { analysis_ready: true, video_failed: true, report_published: false },
    },
    members,
  ),
  'PATCH /api/users/me/': sends(() => '/api/users/me/', { locale: 'ru' }, members),
  'GET /api/users/:id/': reads(({ judged }) => `/api/users/${judged.project.ownerId}/`, adminsOnly),
  'PUT /api/users/:id/': sends(
    ({ judged }) => `/api/users/${judged.project.ownerId}/`,
    { name: 'Иначе', role: 'client', is_active: true },
    adminsOnly,
  ),
  'PATCH /api/users/:id/': sends(
    ({ judged }) => `/api/users/${judged.project.ownerId}/`,
    { name: 'Снова иначе' },
    adminsOnly,
  ),
};

interface Stage {
  readonly harness: WebHarness;
  readonly headers: Readonly<Record<ActorName, Readonly<Record<string, string>>>>;
  scene(): Promise<Scene>;
}

const setUp = async (): Promise<Stage> => {
  const harness = await createWebHarness();
  const [other, owner, operator, admin] = [
    await register(harness, 'client'),
    await register(harness, 'client'),
    await register(harness, 'operator'),
    await register(harness, 'admin'),
  ];
  const file = new Blob([await readFile(await clip('clip.mp4'))]);
  return {
    harness,
    headers: {
      anonymous: {},
      other: await bearer(harness, other),
      owner: await bearer(harness, owner),
      operator: await bearer(harness, operator),
      admin: await bearer(harness, admin),
    },
    async scene() {
      const judged = await seedVerification(harness, owner);
      await harness.persistence.unitOfWork.run(async (tx) => {
        const taken = takeTask(judged.task, operator.id, harness.clock.now());
        if (!taken.ok) throw new Error(taken.refusal.kind);
        const written = await tx.tasks.update(taken.value);
        return written.ok ? accept(undefined) : written;
      });
      return {
        judged,
        queued: await seedVerification(harness, owner),
        uploaded: await seedUploaded(harness, owner),
        told: await seedWebhook(harness, owner),
        coming: await seedUpload(harness, owner, judged.project),
        file,
      };
    },
  };
};

const routesOf = ({ services, options }: WebHarness): readonly string[] =>
  describeApi(services, options).router.stack.flatMap((layer) =>
    layer.methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${String(layer.path)}`),
  );

test('every route of the API is described', async (t) => {
  await using harness = await createWebHarness();
  const { operations } = describeApi(harness.services, harness.options);
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} /api${path}`);
  t.deepEqual(described.sort(), [...routesOf(harness)].sort());
  t.is(new Set(operations.map(({ id }) => id)).size, operations.length, 'ids of operations are unique');
});

test('every route of the API has a policy, and every policy has a route', async (t) => {
  await using harness = await createWebHarness();
  t.deepEqual([...routesOf(harness)].sort(), Object.keys(policies).sort());
});

test('every route answers each kind of caller as its policy says', async (t) => {
  const stage = await setUp();
  try {
    for (const [route, policy] of Object.entries(policies)) {
      const [method = ''] = route.split(' ');
      for (const actor of actors) {
        const { path, ...options } = policy.request(await stage.scene());
        const answer = await call(stage.harness, method, path, {
          ...options,
          headers: { ...options.headers, ...stage.headers[actor] },
        });
        t.is(answer.status, policy.answers[actor], `${route} by ${actor}: ${answer.text.slice(0, 300)}`);
        if (answer.status >= 400)
          t.is(answer.headers.get('content-type'), 'application/problem+json', `${route} by ${actor}`);
      }
    }
  } finally {
    await stage.harness[Symbol.asyncDispose]();
  }
});

test("nobody's list shows what is not theirs", async (t) => {
  const stage = await setUp();
  try {
    await stage.scene();
    for (const path of ['projects', 'videos', 'triggers', 'pipeline-executions']) {
      const countFor = async (actor: ActorName) =>
        (await call(stage.harness, 'GET', `/api/${path}/`, { headers: stage.headers[actor] })).json['count'];
      t.is(await countFor('other'), 0, path);
      for (const actor of ['owner', 'operator', 'admin'] as const) t.true(Number(await countFor(actor)) > 0, path);
    }
  } finally {
    await stage.harness[Symbol.asyncDispose]();
  }
});

test('no answer ever contains a password hash', async (t) => {
  const stage = await setUp();
  try {
    for (const path of ['/api/users/', '/api/users/me/']) {
      const answer = await call(stage.harness, 'GET', path, { headers: stage.headers.admin });
      t.is(answer.status, 200);
      t.notRegex(answer.text, /\$sha256\$|password|hash|credentials/i);
    }
  } finally {
    await stage.harness[Symbol.asyncDispose]();
  }
});
