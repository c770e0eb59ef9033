import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { createKnexPersistence, type KnexPersistence, type PgOptions } from '../../adapters/persistence-knex/index.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import { accept } from '../../domain/shared/result.js';
import { aProject } from '../builders/a-project.js';
import { inRun } from '../contracts/persistence/persistence-harness.js';
import { startPostgres, type TestPostgres } from './support/postgres.js';
import { startTcpRelay } from './support/tcp-relay.js';

let server: TestPostgres;
let migrated: string;

test.before(async () => {
  server = await startPostgres();
  migrated = await server.createDatabase();
  await using store = createKnexPersistence({ client: 'pg', connection: server.url(migrated) });
  await store.migrate.up();
});

test.after.always(() => server[Symbol.asyncDispose]());

type Limits = Omit<PgOptions, 'client' | 'connection'>;

const opened = async (t: ExecutionContext, limits: Limits = {}): Promise<KnexPersistence & { database: string }> => {
  const database = await server.createDatabase(migrated);
  const store = createKnexPersistence({ client: 'pg', connection: server.url(database), ...limits });
  t.teardown(async () => {
    await store[Symbol.asyncDispose]();
    await server.dropDatabase(database);
  });
  return { ...store, database };
};

const fault = { instanceOf: PersistenceFault };

const pageOfAll = [{ owner: undefined }, { page: 1, pageSize: 10 }] as const;

/** Asks until the answer satisfies, no longer than `limitMs`. */
const eventually = async (t: ExecutionContext, limitMs: number, ask: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + limitMs;
  for (;;) {
    if (await ask()) return;
    if (Date.now() > deadline) return void t.fail(`not within ${limitMs} ms`);
    await sleep(20);
  }
};

test.serial(
  'a statement that takes longer than it may is ended by the server, and the next one is answered',
  async (t) => {
    const { knex, queries } = await opened(t, { statementTimeoutMs: 200, maxConnections: 1 });
    const error = await t.throwsAsync(knex.raw('select pg_sleep(20)'));
    t.regex(error.message, /statement timeout/);
    await t.notThrowsAsync(queries.ping());
  },
);

test.serial(
  'a locked table delays a run no longer than a statement may take: a fault, and nothing is written',
  async (t) => {
    const store = await opened(t, { statementTimeoutMs: 300 });
    const other = await opened(t);
    t.not(other.database, store.database);
    const locker = await store.knex.transaction();
    await locker.raw('set local statement_timeout = 0');
    await locker.raw('lock table projects in access exclusive mode');
    const project = aProject();
    await t.throwsAsync(
      inRun(store, (tx) => tx.projects.add(project)),
      { ...fault, message: /statement timeout/ },
    );
    await locker.rollback();
    t.is((await store.queries.projects(...pageOfAll)).total, 0);
    await inRun(store, (tx) => tx.projects.add(project));
    t.is((await store.queries.projects(...pageOfAll)).total, 1);
  },
);

test.serial(
  'a transaction that is left open is ended by the server, is a fault, and gives its place back',
  async (t) => {
    const store = await opened(t, { idleInTransactionMs: 200, maxConnections: 1 });
    const project = aProject();
    const error = await t.throwsAsync(
      inRun(store, async (tx) => {
        await tx.projects.add(project);
        await sleep(1_000);
        await tx.projects.find(project.id);
      }),
      fault,
    );
    t.regex(error.message, /idle-in-transaction|terminated|closed|not queryable/i);
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
  },
);

test.serial('a process takes no more connections than it may; who waits too long for one gets a fault', async (t) => {
  const store = await opened(t, { maxConnections: 3 });
  const count = async () => {
    const [row] = await server.query<{ total: string }>(
      'select count(*) as total from pg_stat_activity where datname = $1',
      [store.database],
    );
    return Number(row?.total);
  };
  await Promise.all(Array.from({ length: 30 }, () => store.queries.projects(...pageOfAll)));
  t.is(await count(), 3);
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const holding = Array.from({ length: 3 }, () =>
    store.unitOfWork.run(async (tx) => {
      await tx.projects.find(aProject().id);
      await left;
      return accept(undefined);
    }),
  );
  await t.throwsAsync(store.queries.ping(), fault);
  leave();
  await Promise.all(holding);
  await t.notThrowsAsync(store.queries.ping());
  for (const maxConnections of [0, 101, 1.5])
    t.throws(() => createKnexPersistence({ client: 'pg', connection: server.url('x'), maxConnections }), {
      instanceOf: TypeError,
    });
});

test.serial(
  'a connection that breaks in the middle of a transaction is a fault that undoes it; the pool recovers',
  async (t) => {
    const store = await opened(t, { maxConnections: 2 });
    const project = aProject();
    await t.throwsAsync(
      inRun(store, async (tx) => {
        await tx.projects.add(project);
        await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          store.database,
        ]);
        await tx.projects.find(project.id);
      }),
      fault,
    );
    const found = await Promise.all(
      Array.from({ length: 6 }, () => inRun(store, (tx) => tx.projects.find(project.id))),
    );
    t.deepEqual(
      found,
      Array.from({ length: 6 }, () => undefined),
    );
    await inRun(store, (tx) => tx.projects.add(project));
    t.deepEqual(await inRun(store, (tx) => tx.projects.find(project.id)), project);
  },
);

test.serial('a migration that is killed leaves no lock behind, and the next one goes on', async (t) => {
  const database = await server.createDatabase();
  const connection = server.url(database);
  await using sick = createKnexPersistence({ client: 'pg', connection });
  await using healthy = createKnexPersistence({ client: 'pg', connection });
  // Whatever it creates waits for this lock: the migration is killed while it holds its own.
  await using blocker = createKnexPersistence({ client: 'pg', connection });
  const block = await blocker.knex.transaction();
  await block.raw('lock table pg_catalog.pg_class in share mode');
  const dying = sick.migrate.up();
  const waiting = `select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
  await eventually(t, 60_000, async () => (await server.query(waiting, [database])).length > 0);
  await server.query(`select pg_terminate_backend(pid) from (${waiting}) waiting`, [database]);
  await t.throwsAsync(dying, fault);
  await block.rollback();
  t.true((await healthy.migrate.up()).length > 0);
  t.deepEqual(await sick.migrate.up(), []);
});

test.serial('a server that restarts costs faults while it is away and nothing afterwards', async (t) => {
  const store = await opened(t);
  const project = aProject();
  await inRun(store, (tx) => tx.projects.add(project));
  await Promise.all(Array.from({ length: 5 }, () => store.queries.ping()));
  await server.stop('immediate');
  await t.throwsAsync(store.queries.ping(), fault);
  await t.throwsAsync(
    inRun(store, (tx) => tx.projects.find(project.id)),
    fault,
  );
  await server.start();
  t.deepEqual(await inRun(store, (tx) => tx.projects.find(project.id)), project);
});

test.serial('a server that says nothing any more is given up, with its connections', async (t) => {
  const { database } = await opened(t);
  await using relay = await startTcpRelay(server.port);
  const connection = server.url(database).replace(`:${server.port}/`, `:${relay.port}/`);
  await using store = createKnexPersistence({
    client: 'pg',
    connection,
    statementTimeoutMs: 200,
    idleInTransactionMs: 200,
    maxConnections: 1,
  });
  await store.queries.ping();
  relay.fallSilent();
  const askedAt = Date.now();
  await t.throwsAsync(store.queries.ping(), fault);
  t.true(Date.now() - askedAt < 60_000);
  relay.speakAgain();
  await t.notThrowsAsync(store.queries.ping());
});
