import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { createKnexPersistence, type KnexPersistence } from '../../adapters/persistence-knex/index.js';
import type { Ordering } from '../../application/ports/list-orderings.js';
import { aProject } from '../builders/a-project.js';
import { freshId } from '../builders/fresh-id.js';
import { noon } from '../builders/moments.js';
import { inRun } from '../contracts/persistence/persistence-harness.js';
import { fillWithRows, someIds } from './support/many-rows.js';
import { startPostgres, type TestPostgres } from './support/postgres.js';

let server: TestPostgres;

test.before(async () => {
  server = await startPostgres({ shared_buffers: '256MB' });
});

test.after.always(() => server[Symbol.asyncDispose]());

type Opened = KnexPersistence & { readonly database: string };

const opened = async (t: ExecutionContext, replica?: string, maxLagMs = 5_000): Promise<Opened> => {
  const database = await server.createDatabase();
  const connection = server.url(database);
  const store = createKnexPersistence({
    client: 'pg',
    connection,
    ...(replica !== undefined && {
      replica: { connection: connection.replace(/:\d+\//, `:${replica}/`), maxLagMs },
    }),
  });
  t.teardown(() => store[Symbol.asyncDispose]());
  await store.migrate.up();
  return { ...store, database };
};

const page = { page: 1, pageSize: 20 };
const everyone = { owner: undefined };

/** Statements that the store sends to its primary. */
const sentToPrimary = ({ knex }: KnexPersistence): string[] => {
  const sent: string[] = [];
  knex.on('query', ({ sql }: { readonly sql: string }) => sent.push(sql));
  return sent;
};

const eventually = async (t: ExecutionContext, ask: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 15_000;
  while (!(await ask())) {
    if (Date.now() > deadline) return void t.fail('not within 15 s');
    await sleep(30);
  }
};

test.serial(
  'screens are read from the copy while it is current, and what was written here is seen at once',
  async (t) => {
    const copy = await server.standby();
    const store = await opened(t, String(copy.port), 1_000);
    const sent = sentToPrimary(store);
    const titles = async () => (await store.queries.projects(everyone, page)).items.map(({ project }) => project.name);
    /** Whether a list was answered without asking the primary for it. */
    const isFromCopy = async (): Promise<boolean> => {
      sent.length = 0;
      await titles();
      return !sent.some((sql) => sql.includes('"projects"'));
    };
    const names: string[] = [];
    for (const name of ['первый', 'второй', 'третий', 'четвёртый', 'пятый']) {
      await inRun(store, (tx) => tx.projects.add(aProject({ name })));
      names.push(name);
      t.deepEqual([...(await titles())].sort(), [...names].sort(), 'at once');
    }
    await eventually(t, isFromCopy);

    t.log('the copy stands still');
    await copy.query('select pg_wal_replay_pause()');
    await inRun(store, (tx) => tx.projects.add(aProject({ name: 'шестой' })));
    t.true((await titles()).includes('шестой'));
    t.false(await isFromCopy(), 'it lacks what was written here');
    await copy.query('select pg_wal_replay_resume()');
    await eventually(t, isFromCopy);
    t.true((await titles()).includes('шестой'));

    t.log('another process writes while the copy stands still');
    await copy.query('select pg_wal_replay_pause()');
    await using other = createKnexPersistence({ client: 'pg', connection: server.url(store.database) });
    await inRun(other, (tx) => tx.projects.add(aProject({ name: 'чужой' })));
    await eventually(t, async () => (await titles()).includes('чужой'));
    t.false(await isFromCopy(), 'it is further behind than it may be');
    await copy.query('select pg_wal_replay_resume()');
    await eventually(t, isFromCopy);

    t.log('the copy goes away');
    await copy.stop('immediate');
    t.is((await titles()).length, 7);
    t.false(await isFromCopy());
    await t.notThrowsAsync(store.queries.ping());
  },
);

test.serial(
  'a page request outside its bounds is a bug also where a copy answers, and no reason to leave the copy',
  async (t) => {
    const store = await opened(t, String(server.port));
    const sent = sentToPrimary(store);
    await eventually(t, async () => {
      sent.length = 0;
      await store.queries.projects(everyone, page);
      return !sent.some((sql) => sql.includes('"projects"'));
    });
    await t.throwsAsync(store.queries.projects(everyone, { page: 0, pageSize: 1 }), { instanceOf: RangeError });
    sent.length = 0;
    await store.queries.projects(everyone, page);
    t.false(sent.some((sql) => sql.includes('"projects"')));
  },
);

test.serial(
  'with a hundred thousand rows the main lists go by an index, read few rows and sort none of many',
  async (t) => {
    t.timeout(120_000);
    const store = await opened(t);
    await fillWithRows(store.knex, 100_000);
    const { queries } = store;
    const seen: { readonly sql: string; readonly bindings: readonly (string | number)[] }[] = [];
    const wrong: string[] = [];
    const explained = async (index: string, ask: () => Promise<unknown>): Promise<void> => {
      const listen = (query: (typeof seen)[number]) => seen.push(query);
      seen.length = 0;
      store.knex.on('query', listen);
      await ask();
      store.knex.removeListener('query', listen);
      const [statement] = seen.filter(({ sql }) => /^select/i.test(sql));
      const explain = `explain (analyze, timing off) ${statement?.sql}`;
      const rows = await server.query<{ readonly 'QUERY PLAN': string }>(explain, statement?.bindings, store.database);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      const isOrdered = index !== 'few rows';
      const read = Math.max(...[...plan.matchAll(/actual rows=(\d+)/g)].map(([, count]) => Number(count)));
      const isGood =
        (!isOrdered || new RegExp(`Index (?:Only )?Scan (?:Backward )?using ${index}\\b`).test(plan)) &&
        !/Seq Scan on (?:videos|triggers|tasks|executions|projects|labels|operator_log)/.test(plan) &&
        !(isOrdered && /\bSort\b/.test(plan)) &&
        read <= 500;
      if (!isGood) wrong.push(`${index}:\n${statement?.sql}\n${plan}`);
    };
    const { owner, project, video, execution, operator, trigger } = someIds;
    const walk = (by: string, isDescending = true) => ({
      ordering: { by, isDescending } as unknown as Ordering<never>,
      // In the middle of what is there.
      from: { key: noon - 50_000_000, id: freshId() },
      pageSize: 50,
    });

    await explained('projects_of_owner', () => queries.projects({ owner }, page));
    await explained('projects_newest', () => queries.projects(everyone, page));
    await explained('videos_of_owner', () => queries.videos({ owner }, page));
    await explained('few rows', () => queries.videos({ owner, project }, page));
    await explained('videos_newest', () => queries.videos(everyone, page));
    await explained('videos_of_state', () => queries.videos({ ...everyone, state: 'failed' }, page));
    await explained('videos_titled', () =>
      queries.videos(everyone, { ...page, ordering: { by: 'title', isDescending: false } }),
    );
    await explained('few rows', () => queries.triggers({ owner, video }, page));
    await explained('few rows', () => queries.triggers({ ...everyone, execution }, page));
    await explained('triggers_newest', () => queries.triggers(everyone, page));
    await explained('triggers_of_owner', () => queries.triggers({ owner }, page));
    await explained('few rows', () => queries.triggers({ ...everyone, riskCode: 'RARE' }, page));
    await explained('tasks_in_line', () => queries.tasks({}, page));
    await explained('tasks_in_line', () => inRun(store, (tx) => tx.tasks.waiting(1)));
    await explained('few rows', () => inRun(store, (tx) => tx.tasks.heldBy(operator)));
    await explained('tasks_leases', () => inRun(store, (tx) => tx.tasks.expired(noon, 10)));
    await explained('executions_of_owner', () => queries.executions({ owner }, page));
    await explained('executions_newest', () => queries.executions(everyone, page));
    await explained('few rows', () => queries.labels({ trigger }, page));
    await explained('labels_newest', () => queries.labels({}, page));
    await explained('operator_log_of_operator', () => queries.operatorLog({ operator }, page));
    for (const isDescending of [true, false]) {
      await explained('videos_of_owner', () => queries.walkVideos({ owner }, walk('uploadedAt', isDescending)));
      await explained('triggers_newest', () => queries.walkTriggers(everyone, walk('createdAt', isDescending)));
      await explained('executions_newest', () => queries.walkExecutions(everyone, walk('createdAt', isDescending)));
    }
    t.deepEqual(wrong, []);
  },
);
