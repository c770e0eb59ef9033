import test from 'ava';
import { fc } from '../builders/properties.js';
import { createKnexPersistence } from '../../adapters/persistence-knex/index.js';
import { severities, type Severity } from '../../domain/risk-definition/risk-definition.js';
import { accept } from '../../domain/shared/result.js';
import { describeApi } from '../../hosts/koa/api/api-routes.js';
import { openApiDocument } from '../../hosts/koa/api/openapi/document.js';
import { createCursors } from '../../hosts/koa/api/shared/cursors.js';
import { aLabel, aLogEntry } from '../builders/a-label.js';
import { aProject } from '../builders/a-project.js';
import { aTask } from '../builders/a-task.js';
import { aTrigger } from '../builders/a-trigger.js';
import { aVideo } from '../builders/a-video.js';
import { anExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, minute, noon } from '../builders/moments.js';
import { bearer, register } from './harness/accounts.js';
import { call, within, type Answer } from './harness/call.js';
import { seedProject, seedUploaded, seedVerification } from './harness/seeds.js';
import { createWebHarness, publicOrigin, type WebHarness } from './harness/web-harness.js';

type Headers = Readonly<Record<string, string>>;

const get = (harness: WebHarness, path: string, headers: Headers) => call(harness, 'GET', `/api/${path}`, { headers });

const idsOf = (answer: Answer): readonly string[] =>
  (answer.json['results'] as readonly { readonly id: string }[]).map(({ id }) => id);

/** The address of a neighbour, as the harness can call it. */
const linkOf = (answer: Answer, name: 'next' | 'previous'): string | undefined => {
  const link = answer.json[name];
  return typeof link === 'string' ? link.replace(`${publicOrigin}/api/`, '') : undefined;
};

/** The lists of the API and who may read all of them. */
const lists = [
  'projects',
  'videos',
  'triggers',
  'verification-tasks',
  'operator-labels',
  'operator-logs',
  'pipeline-executions',
  'risk-definitions',
] as const;

const longLists = lists.filter((list) => list !== 'verification-tasks' && list !== 'risk-definitions');

test('every list offers its orderings in the document, obeys each of them and refuses others', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, await register(harness, 'admin'));
  const { video } = await seedVerification(harness, owner);
  await seedVerification(harness, owner);
  const document = openApiDocument(describeApi(harness.services, harness.options).operations, publicOrigin, 'en');
  for (const list of lists) {
    const parameters = within(document, 'paths', `/api/${list}/`, 'get', 'parameters') as readonly {
      readonly name: string;
      readonly schema: { readonly enum?: readonly string[] };
    }[];
    const offered = parameters.find(({ name }) => name === 'ordering')?.schema.enum ?? [];
    t.true(offered.length >= 2, list);
    for (const ordering of offered) {
      const more = ordering.endsWith('start') ? `&video=${video.id}` : '';
      const answer = await get(harness, `${list}/?ordering=${ordering}${more}`, headers);
      t.is(answer.status, 200, `${list} by ${ordering}: ${answer.text}`);
    }
    for (const bad of ['id', 'owner', '-', '', 'created_at,id', '--created_at'])
      t.is((await get(harness, `${list}/?ordering=${bad}`, headers)).status, 400, `${list} by ${bad}`);
  }
  const needsVideo = await get(harness, 'triggers/?ordering=start', headers);
  t.is(needsVideo.status, 422);
  t.like(needsVideo.json, { code: 'ordering-needs-video' });
  t.truthy(within(needsVideo.json, 'errors', 'ordering', 0));
});

test('orderings and filters give the rows that they name', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const admin = await register(harness, 'admin');
  const [headers, asAdmin] = [await bearer(harness, owner), await bearer(harness, admin)];
  const made = ['Бета', 'альфа', 'Гамма'].map((name, index) =>
    aProject({ ownerId: owner.id, name, createdAt: atNoon(index * minute), updatedAt: atNoon(-index * minute) }),
  );
  await harness.persistence.unitOfWork.run(async (tx) => {
    for (const project of made) await tx.projects.add(project);
    await tx.projects.add(aProject({ ownerId: admin.id }));
    return accept(undefined);
  });
  const names = async (query: string, as = headers) =>
    ((await get(harness, `projects/?${query}`, as)).json['results'] as { name: string }[]).map(({ name }) => name);
  t.deepEqual(await names('ordering=name'), ['альфа', 'Бета', 'Гамма']);
  t.deepEqual(await names('ordering=-name'), ['Гамма', 'Бета', 'альфа']);
  t.deepEqual(await names('ordering=created_at'), ['Бета', 'альфа', 'Гамма']);
  t.deepEqual(await names('ordering=-updated_at'), ['Бета', 'альфа', 'Гамма']);
  t.deepEqual(await names('created_after=2026-03-11T12:01:00Z&created_before=2026-03-11T12:02:00Z'), ['альфа']);
  t.deepEqual(await names('created_after=2026-03-11T15:02:00%2B03:00'), ['Гамма']);
  t.deepEqual(await names('updated_before=2026-03-11T12:00:00Z&ordering=name'), ['альфа', 'Гамма']);
  t.is((await names(`owner=${owner.id}`, asAdmin)).length, 3);
  t.deepEqual(await names(`owner=${admin.id}`), [], 'another’s rows are nobody’s business');
  t.is((await names(`owner=${owner.id}`)).length, 3);

  const { video, triggers } = await seedVerification(harness, owner);
  await seedUploaded(harness, owner);
  const count = async (path: string, as = headers) => (await get(harness, path, as)).json['count'];
  t.is(await count('videos/?status=uploaded,verification'), 2);
  t.is(await count('videos/?status=uploaded&status=failed'), 1);
  t.is(await count(`triggers/?execution=${triggers[0].executionId}&risk=${triggers[0].riskCode},OTHER`), 2);
  t.is(await count('triggers/?verdict=confirmed,rejected'), 0);
  t.is(await count('triggers/?max_confidence=0.01'), 0);
  t.is(await count(`verification-tasks/?min_priority=3&video=${video.id}&status=pending`, asAdmin), 1);
  t.is(await count('verification-tasks/?min_priority=4', asAdmin), 0);
  t.is(await count(`verification-tasks/?operator=${admin.id}`, asAdmin), 0);
  t.is(await count('pipeline-executions/?status=pending,completed'), 2);
  t.is(await count('risk-definitions/?severity=critical,high&is_enabled=false'), 0);
  const risks = (await get(harness, 'risk-definitions/?ordering=-severity&page_size=100', headers)).json;
  const found = (risks['results'] as { severity: Severity }[]).map(({ severity }) => severities.indexOf(severity));
  t.true(found.length > 20);
  t.deepEqual(
    found,
    [...found].sort((a, b) => a - b),
    'the gravest first',
  );
  t.is(await count('risk-definitions/?search=prof_obscene_speech'), 1);

  const refused = [
    'videos/?status=none',
    'videos/?status=',
    'videos/?status=uploaded,',
    'videos/?state=uploaded',
    'videos/?created_after=yesterday',
    'videos/?created_after=2026-03-11',
    'videos/?created_after=2026-02-30T00:00:00Z',
    'videos/?owner=me',
    'triggers/?risk=%27%20or%201=1',
    'triggers/?min_confidence=2',
    'triggers/?min_confidence=',
    'triggers/?min_confidence=0x1',
    'triggers/?min_confidence=null',
    'triggers/?max_confidence=-1',
    'triggers/?verdict=reopened',
    `triggers/?risk=${Array.from({ length: 21 }, (_, n) => `R${n}`).join(',')}`,
    'pipeline-executions/?status=done',
    'risk-definitions/?is_enabled=1',
  ];
  for (const path of refused) {
    const answer = await get(harness, path, headers);
    t.is(answer.status, 400, path);
    t.is(answer.json['code'], 'invalid-fields', path);
  }
  for (const path of [
    'verification-tasks/?min_priority=x',
    'operator-labels/?verdict=maybe',
    'operator-logs/?action=x',
  ])
    t.is((await get(harness, path, asAdmin)).status, 400, path);
});

test('a long list is walked by its links to the end and back, without a count', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  for (let i = 0; i < 7; i++) await seedUploaded(harness, owner);
  for (const list of ['projects', 'videos', 'pipeline-executions'] as const) {
    const whole = idsOf(await get(harness, `${list}/?page_size=100`, headers));
    t.is(whole.length, 7);
    const met: string[] = [];
    let answer = await get(harness, `${list}/?cursor=&page_size=3`, headers);
    t.is(answer.json['previous'], null);
    for (let step = 0; ; step++) {
      t.is(answer.status, 200, answer.text);
      t.is(answer.json['count'], null);
      met.push(...idsOf(answer));
      const next = linkOf(answer, 'next');
      if (next === undefined) break;
      t.true(step < 5, 'it has an end');
      answer = await get(harness, next, headers);
    }
    t.deepEqual(met, whole, list);
    const back: string[] = [...idsOf(answer)];
    for (let link = linkOf(answer, 'previous'); link !== undefined; link = linkOf(answer, 'previous')) {
      answer = await get(harness, link, headers);
      back.unshift(...idsOf(answer));
    }
    t.deepEqual(back, whole, `${list} backward`);
    t.deepEqual(
      idsOf(await get(harness, linkOf(answer, 'next') ?? '', headers)),
      whole.slice(idsOf(answer).length, idsOf(answer).length + 3),
    );
  }
});

test('what is left after everything at a place was removed is still found from there', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  for (let i = 0; i < 4; i++) await seedProject(harness, owner, `Проект ${i}`);
  const first = await get(harness, 'projects/?cursor=&page_size=2&ordering=name', headers);
  const all = idsOf(await get(harness, 'projects/?ordering=name', headers));
  for (const id of all.slice(2)) await call(harness, 'DELETE', `/api/projects/${id}/`, { headers });
  const empty = await get(harness, linkOf(first, 'next') ?? '', headers);
  t.deepEqual([idsOf(empty), empty.json['next']], [[], null]);
  const back = await get(harness, linkOf(empty, 'previous') ?? '', headers);
  t.deepEqual(idsOf(back), all.slice(0, 2));
  t.deepEqual([back.json['next'], back.json['previous']], [null, null]);
});

test('a cursor that was damaged, or belongs to something else, is refused and says how to begin', async (t) => {
  await using harness = await createWebHarness();
  const [owner, other] = [await register(harness, 'client'), await register(harness, 'client')];
  const [headers, asOther] = [await bearer(harness, owner), await bearer(harness, other)];
  for (let i = 0; i < 3; i++) await seedUploaded(harness, owner);
  const first = await get(harness, 'videos/?cursor=&page_size=1', headers);
  const cursor = new URL(String(first.json['next'])).searchParams.get('cursor') ?? '';
  t.is((await get(harness, `videos/?cursor=${cursor}`, headers)).status, 200);
  const refused: Readonly<Record<string, () => Promise<Answer>>> = {
    'another list': () => get(harness, `pipeline-executions/?cursor=${cursor}`, headers),
    'another ordering': () => get(harness, `videos/?cursor=${cursor}&ordering=created_at`, headers),
    'another filter': () => get(harness, `videos/?cursor=${cursor}&status=failed`, headers),
    'another person': () => get(harness, `videos/?cursor=${cursor}`, asOther),
    'cut short': () => get(harness, `videos/?cursor=${cursor.slice(0, -2)}`, headers),
    'too short': () => get(harness, 'videos/?cursor=AAAA', headers),
    'of our own making': () =>
      get(harness, `videos/?cursor=${Buffer.from('[false,1,"x"]').toString('base64url')}`, headers),
    'of another secret': () =>
      get(harness, `videos/?cursor=${createCursors('x'.repeat(40)).write('', { isBackward: false })}`, headers),
  };
  for (const [what, ask] of Object.entries(refused)) {
    const answer = await ask();
    t.is(answer.status, 422, what);
    t.is(answer.json['code'], 'invalid-cursor', what);
    t.regex(String(within(answer.json, 'errors', 'cursor', 0)), /\?cursor=/, what);
  }
  for (const bad of ['%00', "'", 'a b', 'x'.repeat(5_000)])
    t.is((await get(harness, `videos/?cursor=${bad}`, headers)).status, 400);
  const both = await get(harness, 'videos/?cursor=&page=1', headers);
  t.like(both.json, { status: 422, code: 'page-and-cursor' });
});

test('a cursor is read as it was written, and not at all once any sign of it is another', (t) => {
  const cursors = createCursors('the-secret-of-cursors-in-tests-only-32');
  const cursor = fc.record(
    {
      isBackward: fc.boolean(),
      from: fc.record({
        key: fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.string({ unit: 'grapheme' }),
        ),
        id: fc.uuid(),
      }),
    },
    { requiredKeys: ['isBackward'] },
  );
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  fc.assert(
    fc.property(cursor, fc.string(), fc.nat(), fc.integer({ min: 1, max: 63 }), (given, list, place, shift) => {
      const text = cursors.write(list, given);
      t.deepEqual(cursors.read(list, text), JSON.parse(JSON.stringify(given)) as typeof given);
      const at = place % text.length;
      const sign = alphabet[(alphabet.indexOf(text[at] ?? '') + shift) % 64] ?? '';
      t.is(cursors.read(list, text.slice(0, at) + sign + text.slice(at + 1)), undefined);
      t.is(cursors.read(`${list}.`, text), undefined);
      t.is(cursors.read(list, text.slice(0, at)), undefined);
    }),
    { numRuns: 200 },
  );
});

test('pages end at the 10,000th record; where a list goes on, its last page leads on by cursor', async (t) => {
  const total = 10_003;
  await using harness = await createWebHarness({
    services: (services) => ({
      ...services,
      queries: {
        ...services.queries,
        projects: async (_filter, { page, pageSize }) => ({
          total: 10_000,
          items: Array.from({ length: Math.min(pageSize, total - (page - 1) * pageSize) }, () => ({
            project: aProject(),
            videoCount: 0,
          })),
        }),
      },
    }),
  });
  const headers = await bearer(harness, await register(harness, 'client'));
  const asAdmin = await bearer(harness, await register(harness, 'admin'));
  const before = await get(harness, 'projects/?page=99&page_size=100', headers);
  t.is(linkOf(before, 'next'), 'projects/?page=100&page_size=100');
  const last = await get(harness, 'projects/?page=100&page_size=100', headers);
  t.is(last.json['count'], 10_000);
  const next = linkOf(last, 'next') ?? '';
  t.regex(next, /^projects\/\?page_size=100&cursor=[\w-]+$/);
  t.is((await get(harness, next, headers)).status, 200);
  for (const list of lists) {
    const deep = await get(harness, `${list}/?page=101&page_size=100`, asAdmin);
    t.is(deep.status, 422, list);
    t.is(deep.json['code'], 'page-too-deep', list);
    t.regex(String(within(deep.json, 'errors', 'page', 0)), /cursor/, list);
  }
});

test('a list takes as many statements for a hundred rows as for one, by page and by cursor', async (t) => {
  await using store = createKnexPersistence({ client: 'sqlite', filename: ':memory:', clock: { now: () => noon } });
  await store.migrate.up();
  await using harness = await createWebHarness({
    services: (services) => ({ ...services, queries: store.queries }),
  });
  const headers = await bearer(harness, await register(harness, 'admin'));
  await store.unitOfWork.run(async (tx) => {
    for (let made = 0; made < 120; made++) {
      const project = aProject();
      const video = aVideo({ projectId: project.id });
      const execution = anExecution({ videoId: video.id });
      const about = { videoId: video.id, executionId: execution.id };
      await tx.projects.add(project);
      await tx.videos.add(video);
      await tx.executions.add(execution);
      await tx.triggers.addAll([aTrigger(about)]);
      await tx.tasks.add(aTask(about));
      await tx.labels.add(aLabel({ videoId: video.id }));
      await tx.operatorLog.add(aLogEntry());
    }
    return accept(undefined);
  });
  let statements = 0;
  store.knex.on('query', () => statements++);
  const counted = async (path: string, rows: number): Promise<number> => {
    statements = 0;
    const answer = await get(harness, path, headers);
    t.is((answer.json['results'] as unknown[]).length, rows, `${path}: ${answer.text.slice(0, 200)}`);
    return statements;
  };
  for (const list of lists) {
    if (list === 'risk-definitions') continue;
    const one = await counted(`${list}/?page_size=1`, 1);
    t.true(one >= 1 && one <= 3, `${list} takes ${one}`);
    t.is(await counted(`${list}/?page_size=100`, 100), one, list);
  }
  for (const list of longLists) {
    const one = await counted(`${list}/?cursor=&page_size=1`, 1);
    t.true(one >= 1 && one <= 2, `${list} takes ${one} by cursor`);
    t.is(await counted(`${list}/?cursor=&page_size=100`, 100), one, list);
  }
});

test('what people edit together has an ETag that changes with it, and is not sent again while it holds', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const [headers, asAdmin] = [await bearer(harness, owner), await bearer(harness, await register(harness, 'admin'))];
  const { project, video, task, triggers } = await seedVerification(harness, owner);
  const risk = triggers[0].riskCode;
  const paths: readonly (readonly [string, Headers])[] = [
    [`projects/${project.id}/`, headers],
    [`videos/${video.id}/`, headers],
    [`triggers/${triggers[0].id}/`, headers],
    [`verification-tasks/${task.id}/`, asAdmin],
    [`risk-definitions/${risk}/`, headers],
  ];
  for (const [path, as] of paths) {
    const shown = await get(harness, path, as);
    const tag = shown.headers.get('etag') ?? '';
    t.regex(tag, /^"[\w.-]+-[0-9a-f]{16}"$/, path);
    t.is(shown.headers.get('cache-control'), 'private, no-cache', path);
    const again = (given: string, method = 'GET') =>
      call(harness, method, `/api/${path}`, { headers: { ...as, 'if-none-match': given } });
    for (const holding of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const unchanged = await again(holding);
      t.is(unchanged.status, 304, `${path} ${holding}`);
      t.is(unchanged.text, '', path);
      t.is(unchanged.headers.get('etag'), tag, path);
    }
    t.is((await again(tag, 'HEAD')).status, 304, path);
    for (const gone of ['"other"', '', 'rubbish']) t.is((await again(gone)).status, 200, `${path} ${gone}`);
    const foreign = await call(harness, 'GET', `/api/${path}`, { headers: { 'if-none-match': tag } });
    t.is(foreign.status, 401, 'an ETag opens no door');
  }

  const tagOf = async (path: string) => (await get(harness, path, headers)).headers.get('etag');
  const before = await tagOf(`projects/${project.id}/`);
  const second = aVideo({ projectId: project.id, ownerId: owner.id });
  await harness.persistence.unitOfWork.run(async (tx) => accept(await tx.videos.add(second)));
  t.not(await tagOf(`projects/${project.id}/`), before, 'another count is another answer');
  const here = await tagOf(`videos/${video.id}/`);
  await harness.clock.advance(31 * minute);
  t.not(await tagOf(`videos/${video.id}/`), here, 'nobody keeps an address of a file until it is dead');
});

test('an account that another admin has changed meanwhile is not changed over it', async (t) => {
  await using harness = await createWebHarness();
  const headers = await bearer(harness, await register(harness, 'admin'));
  const person = await register(harness, 'client');
  const path = `/api/users/${person.id}/`;
  const tag = (await call(harness, 'GET', path, { headers })).headers.get('etag') ?? '';
  const change = (name: string) =>
    call(harness, 'PATCH', path, { headers: { ...headers, 'if-match': tag }, json: { name } });
  const first = await change('Первая');
  t.is(first.status, 200, first.text);
  const second = await change('Вторая');
  t.is(second.status, 412);
  t.is(second.headers.get('etag'), first.headers.get('etag'));
  t.is((await call(harness, 'GET', path, { headers })).json['name'], 'Первая');
});

test('a change is refused when the record is not the one that If-Match names, with the ETag that it has now', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const { project, video } = await seedVerification(harness, owner);
  const things: readonly { readonly path: string; readonly json: object; readonly put: object }[] = [
    { path: `projects/${project.id}/`, json: { name: 'Новое' }, put: { name: 'Целиком' } },
    { path: `videos/${video.id}/`, json: { title: 'Новое' }, put: { title: 'Целиком' } },
  ];
  for (const { path, json, put } of things) {
    const send = (method: string, match: string, body?: object) =>
      call(harness, method, `/api/${path}`, {
        headers: { ...headers, 'if-match': match },
        ...(body && { json: body }),
      });
    const tag = (await get(harness, path, headers)).headers.get('etag') ?? '';
    const changed = await send('PATCH', tag, json);
    t.is(changed.status, 200, changed.text);
    const newer = changed.headers.get('etag') ?? '';
    t.not(newer, tag);
    for (const [method, body] of [
      ['PATCH', json],
      ['PUT', put],
      ['DELETE', undefined],
    ] as const)
      for (const stale of [tag, '"other"', `W/${newer}`, '"a", "b"']) {
        const refused = await send(method, stale, body);
        t.is(refused.status, 412, `${method} ${stale}`);
        t.is(refused.json['code'], 'precondition-failed');
        t.is(refused.headers.get('etag'), newer);
      }
    for (const malformed of [
      '7',
      newer.slice(1),
      `${newer.slice(0, -1)}`,
      '"a" "b',
      '"a" "b"',
      '"a""b"',
      ',',
      'W/7',
      '* *',
      "'a'",
      '',
    ])
      t.like((await send('PATCH', malformed, json)).json, { status: 400, code: 'invalid-if-match' }, malformed);
    const after = await get(harness, path, headers);
    t.is(after.headers.get('etag'), newer, 'nothing was changed');
    const replaced = await send('PUT', `"a,b" ,, W/"c",${newer}`, put);
    t.is(replaced.status, 200);
    t.is((await send('PATCH', '*', json)).status, 200);
    t.is((await call(harness, 'PATCH', `/api/${path}`, { headers, json })).status, 200, 'nobody has to send it');
  }
  const gone = `projects/${freshId()}/`;
  const missing = await call(harness, 'PATCH', `/api/${gone}`, {
    headers: { ...headers, 'if-match': '"1-x"' },
    json: { name: 'A' },
  });
  t.is(missing.status, 404);
  const tag = (await get(harness, `videos/${video.id}/`, headers)).headers.get('etag') ?? '';
  const removed = await call(harness, 'DELETE', `/api/videos/${video.id}/`, {
    headers: { ...headers, 'if-match': tag },
  });
  t.is(removed.status, 204);
});

test('of many changes at once that name the same version one is made', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const project = await seedProject(harness, owner);
  const path = `/api/projects/${project.id}/`;
  const tag = (await call(harness, 'GET', path, { headers })).headers.get('etag') ?? '';
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      call(harness, 'PATCH', path, { headers: { ...headers, 'if-match': tag }, json: { name: `Имя ${n}` } }),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  t.deepEqual(statuses.toSorted(), [200, ...Array.from({ length: 7 }, () => 412)]);
  const winner = statuses.indexOf(200);
  t.is((await call(harness, 'GET', path, { headers })).json['name'], `Имя ${winner}`);
});

test('an operator decides, takes back and completes what they saw; an admin tunes the catalogue that they saw', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const operator = await bearer(harness, await register(harness, 'operator'));
  const admin = await bearer(harness, await register(harness, 'admin'));
  const { task, triggers } = await seedVerification(harness, owner);
  const send = (method: string, path: string, json: unknown, match: string | undefined, headers = operator) =>
    call(harness, method, `/api/${path}`, {
      headers: { ...headers, ...(match !== undefined && { 'if-match': match }) },
      json,
    });
  const taken = await send('POST', 'verification-tasks/take-next/', {}, undefined);
  const tagOfTask = (await get(harness, `verification-tasks/${task.id}/`, operator)).headers.get('etag') ?? '';
  t.is(taken.headers.get('etag')?.split('-')[0], tagOfTask.split('-')[0], 'the version that it has after it was taken');

  const decide = (id: string, json: object, match?: string) => send('POST', `triggers/${id}/decision/`, json, match);
  const [first, second] = triggers;
  const tag = (await get(harness, `triggers/${first.id}/`, operator)).headers.get('etag') ?? '';
  const confirmed = await decide(first.id, { verdict: 'confirmed' }, tag);
  t.is(confirmed.status, 200, confirmed.text);
  const newer = confirmed.headers.get('etag') ?? '';
  t.is((await get(harness, `triggers/${first.id}/`, operator)).headers.get('etag'), newer);
  const late = await decide(first.id, { verdict: 'rejected' }, tag);
  t.is(late.status, 412);
  t.is(late.headers.get('etag'), newer);
  t.is((await decide(first.id, { verdict: 'rejected', version: 0 }, newer)).status, 412, 'both have to hold');
  t.like((await decide(first.id, { verdict: 'rejected', version: 0 })).json, { status: 409, code: 'stale-write' });
  t.is((await send('POST', `triggers/${first.id}/reopen/`, {}, tag)).status, 412);
  t.is((await send('POST', `triggers/${first.id}/reopen/`, {}, newer)).status, 200);
  for (const { id } of [first, second]) t.is((await decide(id, { verdict: 'confirmed' })).status, 200);

  const beaten = await send('POST', `verification-tasks/${task.id}/heartbeat/`, {}, undefined);
  const complete = (match: string) => send('POST', `verification-tasks/${task.id}/complete/`, {}, match);
  const early = await complete(tagOfTask);
  t.is(early.status, 412, 'the lease has moved since');
  t.is((await complete(early.headers.get('etag') ?? '')).status, 200, 'it is told what stands there');
  t.truthy(beaten.headers.get('etag'));

  const path = `risk-definitions/${first.riskCode}/`;
  const risk = await get(harness, path, admin);
  const tagOfRisk = risk.headers.get('etag') ?? '';
  const tune = (version: unknown, match: string | undefined, threshold: number) =>
    send('PATCH', path, { catalogue_version: version, threshold }, match, admin);
  const seen = risk.json['catalogue_version'];
  t.is((await tune(seen, '"0-0123456789abcdef"', 0.9)).status, 412);
  const tuned = await tune(seen, tagOfRisk, 0.91);
  t.is(tuned.status, 200, tuned.text);
  t.is(tuned.headers.get('etag'), (await get(harness, path, admin)).headers.get('etag'));
  const lost = await tune(seen, tagOfRisk, 0.92);
  t.is(lost.status, 412);
  t.is(lost.headers.get('etag'), tuned.headers.get('etag'));
  t.like((await tune(seen, undefined, 0.92)).json, { status: 409, code: 'stale-write' });
});

test('the document tells of conditions wherever they are obeyed, and nowhere else', async (t) => {
  await using harness = await createWebHarness();
  const { operations } = describeApi(harness.services, harness.options);
  const document = openApiDocument(operations, publicOrigin, 'en');
  const conditional: string[] = [];
  // For tus 412 means another version of the protocol.
  for (const { path, method, id } of operations.filter(({ tag }) => tag !== 'uploads')) {
    const described = within(document, 'paths', `/api${path.replace(/:(\w+)/g, '{$1}')}`, method);
    const names = ((within(described, 'parameters') ?? []) as { name: string; in: string }[])
      .filter((parameter) => parameter.in === 'header')
      .map(({ name }) => name);
    const has = (status: string) => within(described, 'responses', status) !== undefined;
    t.is(names.includes('If-Match'), has('412'), id);
    t.is(names.includes('If-None-Match'), has('304'), id);
    if (has('304')) t.truthy(within(described, 'responses', '200', 'headers', 'ETag'), id);
    if (has('412')) conditional.push(id);
  }
  for (const id of ['replaceProject', 'changeProject', 'removeProject', 'replaceVideo', 'changeVideo', 'removeVideo'])
    t.true(conditional.includes(id), id);
  for (const id of ['decideTrigger', 'reopenTrigger', 'completeVerificationTask', 'changeRiskDefinition'])
    t.true(conditional.includes(id), id);
});
