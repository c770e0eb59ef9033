import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { createKnexPersistence, type KnexPersistence } from '../../adapters/persistence-knex/index.js';
import { initialIndexes } from '../../adapters/persistence-knex/migrations/2026-11-21-initial-indexes.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import { accept, refuse } from '../../domain/shared/result.js';
import { aProject } from '../builders/a-project.js';
import { aReport, aReportDocument } from '../builders/a-report.js';
import { aTask } from '../builders/a-task.js';
import { aTrigger } from '../builders/a-trigger.js';
import { aUser } from '../builders/a-user.js';
import { aWorker } from '../builders/a-worker.js';
import { aVideo } from '../builders/a-video.js';
import { aWebhook } from '../builders/a-webhook.js';
import { anAgeRating } from '../builders/an-age-rating.js';
import { anExecution } from '../builders/an-execution.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, noon } from '../builders/moments.js';
import { inRun, stored } from '../contracts/persistence/persistence-harness.js';
import type { SecretHash } from '../../domain/user/secret-hash.js';
import { migrationsContract, type MigrationsHarness } from '../contracts/persistence/migrations.contract.js';
import { sharedModelSpendContract } from '../contracts/persistence/model-spend.contract.js';
import { persistenceContract } from '../contracts/persistence/persistence.contract.js';

const clock = { now: () => noon };

const open = (filename: string): KnexPersistence => createKnexPersistence({ client: 'sqlite', filename, clock });

/** A folder that goes away with the test. */
const folder = async (t: ExecutionContext): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'persistence-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
};

const migrated = async (t: ExecutionContext): Promise<{ store: KnexPersistence; filename: string }> => {
  const filename = join(await folder(t), 'base.sqlite');
  const store = open(filename);
  await store.migrate.up();
  return { store, filename };
};

// One after another: a hundred files at once would wait for each other's disk and threads.
persistenceContract(test.serial, {
  name: 'SQLite',
  create: async (sessionClock) => {
    const path = await mkdtemp(join(tmpdir(), 'persistence-'));
    const subject = createKnexPersistence({
      client: 'sqlite',
      filename: join(path, 'base.sqlite'),
      clock: sessionClock,
    });
    await subject.migrate.up();
    return {
      subject,
      dispose: async () => {
        await subject[Symbol.asyncDispose]();
        await rm(path, { recursive: true, force: true });
      },
    };
  },
});

const fresh: MigrationsHarness = {
  name: 'SQLite',
  create: async (t) => {
    const filename = join(await folder(t), 'base.sqlite');
    return {
      open: () => {
        const store = open(filename);
        t.teardown(() => store[Symbol.asyncDispose]());
        return store;
      },
    };
  },
  left: async ({ knex }) => {
    const names = (await knex('sqlite_master').whereIn('type', ['table', 'index']).pluck('name')) as string[];
    return names.filter((name) => !/^sqlite_|^schema_migrations$/.test(name));
  },
};

migrationsContract(test.serial, fresh);

sharedModelSpendContract(test.serial, fresh);

test.serial(
  'SQLite: the database file and its companions are for this user alone, in a folder that is made',
  async (t) => {
    const filename = join(await folder(t), 'made', 'here', 'base.sqlite');
    await using store = open(filename);
    await store.migrate.up();
    for (const name of [filename, `${filename}-wal`, `${filename}-shm`])
      t.is((await stat(name)).mode & 0o777, 0o600, name);
  },
);

test.serial('SQLite: a path that cannot be opened is a fault on construction', async (t) => {
  const file = join(await folder(t), 'file');
  await writeFile(file, '');
  t.throws(() => open(join(file, 'base.sqlite')), { instanceOf: PersistenceFault });
  t.throws(() => open(''), { instanceOf: TypeError });
});

test.serial('SQLite: a file that is no database is a fault', async (t) => {
  const filename = join(await folder(t), 'base.sqlite');
  await writeFile(filename, 'no database '.repeat(1_000));
  await using store = open(filename);
  await t.throwsAsync(store.queries.ping(), { instanceOf: PersistenceFault });
  await t.throwsAsync(store.migrate.up(), { instanceOf: PersistenceFault });
});

test.serial('SQLite: every index says which query it serves', (t) => {
  for (const { name, serves } of initialIndexes) t.regex(serves, /\w{4}/, name);
  t.is(new Set(initialIndexes.map(({ name }) => name)).size, initialIndexes.length);
});

test.serial('SQLite: several processes that start and write at once on one file lose nothing', async (t) => {
  const { store, filename } = await migrated(t);
  await using _ = store;
  const project = aProject({ name: '0' });
  await inRun(store, (tx) => tx.projects.add(project));
  const script = fileURLToPath(new URL('../contracts/persistence/sqlite-writer.process.js', import.meta.url));
  const [processes, times] = [3, 150];
  const run = promisify(execFile);
  const outputs = await Promise.all(
    Array.from({ length: processes }, () =>
      run(process.execPath, [script, filename, project.id, String(times)], { timeout: 120_000 }),
    ),
  );
  const found = await inRun(store, (tx) => tx.projects.find(project.id));
  t.is(found?.name, String(processes * times));
  t.is(found?.version, processes * times);
  const claimed = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  t.is(claimed.length, processes * times, 'every message went out');
  t.is(new Set(claimed).size, processes * times, 'and only once');
});

test.serial('SQLite: a lock that another process holds for a while delays a run and does not fail it', async (t) => {
  const { store, filename } = await migrated(t);
  await using _ = store;
  await using other = open(filename);
  const project = aProject();
  let isReleased = false;
  let begun = (): void => undefined;
  const isTaken = new Promise<void>((resolve) => (begun = resolve));
  const taken = other.unitOfWork.run(async (tx) => {
    await tx.projects.add(aProject());
    begun();
    // Longer than one busy_timeout.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    isReleased = true;
    return accept(undefined);
  });
  await isTaken;
  const result = await store.unitOfWork.run(async (tx) => {
    t.true(isReleased);
    await tx.projects.add(project);
    return accept(undefined);
  });
  t.true(result.ok);
  await taken;
  t.is((await store.queries.projects({ owner: undefined }, { page: 1, pageSize: 10 })).total, 2);
});

test.serial('SQLite: screens are read while another process writes', async (t) => {
  const { store, filename } = await migrated(t);
  await using _ = store;
  await using other = open(filename);
  await stored(store);
  await other.unitOfWork
    .run(async (tx) => {
      await tx.projects.add(aProject());
      const seen = store.queries.projects({ owner: undefined }, { page: 1, pageSize: 10 });
      t.is((await seen).total, 1);
      return refuse({ kind: 'no' });
    })
    .catch((error: unknown) => t.fail(String(error)));
});

test.serial('SQLite: a run that forgot to wait for its own writes is a bug and is undone', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  const project = aProject();
  await t.throwsAsync(
    store.unitOfWork.run(async (tx) => {
      void tx.projects.add(project);
      return accept(undefined);
    }),
    { message: /before its own calls/ },
  );
  t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
});

test.serial('SQLite: an execution from before outages were counted has none', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  const { execution } = await stored(store);
  const written = JSON.stringify(execution.stages).replaceAll('"outages":0,', '');
  t.false(written.includes('outages'));
  await store.knex('executions').where({ id: execution.id }).update({ stages: written });
  const read = await inRun(store, (tx) => tx.executions.find(execution.id));
  t.deepEqual(
    Object.values(read?.stages ?? {}).map(({ outages }) => outages),
    [0, 0, 0, 0, 0, 0],
  );
});

test.serial('SQLite: damaged and unknown rows are faults that name the row', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  const { video, execution } = await stored(store);
  const trigger = aTrigger({ videoId: video.id, executionId: execution.id });
  await inRun(store, (tx) => tx.triggers.addAll([trigger]));
  const damage = async (table: string, id: string, columns: object, read: () => Promise<unknown>) => {
    const [before] = (await store.knex(table).where({ id })) as object[];
    await store.knex(table).where({ id }).update(columns);
    await t.throwsAsync(read, { instanceOf: PersistenceFault, message: new RegExp(id) });
    await store
      .knex(table)
      .where({ id })
      .update(before ?? {});
    await t.notThrowsAsync(read);
  };
  const readVideo = () => inRun(store, (tx) => tx.videos.find(video.id));
  await damage('videos', video.id, { media: '{"durationMs": 3' }, readVideo);
  await damage('videos', video.id, { media: 'null' }, readVideo);
  await damage('videos', video.id, { state: 'archived' }, readVideo);
  await damage('videos', video.id, { state: 'processing' }, readVideo);
  await damage('videos', video.id, { size_bytes: 'many' }, readVideo);
  await damage('executions', execution.id, { stages: '' }, () =>
    inRun(store, (tx) => tx.executions.find(execution.id)),
  );
  const list = () => store.queries.triggers({ owner: undefined }, { page: 1, pageSize: 10 });
  await damage('triggers', trigger.id, { evidence: '"text"' }, list);
  await damage('triggers', trigger.id, { source: 'telepathy' }, list);
});

test.serial('SQLite: lists take the same few statements for one row and for a hundred', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  const fill = async (count: number) => {
    for (let added = 0; added < count; added++) {
      const { video, execution } = await stored(store);
      const about = { videoId: video.id, executionId: execution.id };
      await inRun(store, async (tx) => {
        await tx.users.add(aUser());
        await tx.triggers.addAll([aTrigger(about)]);
        await tx.tasks.add(aTask(about));
      });
    }
  };
  let statements = 0;
  store.knex.on('query', () => statements++);
  const page = { page: 1, pageSize: 20 };
  const { queries } = store;
  const lists: readonly (() => Promise<unknown>)[] = [
    () => queries.projects({ owner: undefined }, page),
    () => queries.videos({ owner: undefined }, page),
    () => queries.triggers({ owner: undefined }, page),
    () => queries.tasks({}, page),
    () => queries.executions({ owner: undefined }, page),
    () => queries.labels({}, page),
    () => queries.operatorLog({}, page),
    () => queries.audit({}, page),
    () => queries.users({}, page),
    () => queries.dashboard(undefined),
  ];
  const counted = async () => {
    const counts = [];
    for (const list of lists) {
      statements = 0;
      await list();
      counts.push(statements);
    }
    return counts;
  };
  await fill(1);
  for (const count of await counted()) t.true(count <= 3);
  await fill(40);
  for (const count of await counted()) t.true(count <= 3);
});

test.serial('SQLite: the frequent queries go by their index and sort nothing', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  await stored(store);
  const seen: { sql: string; bindings: readonly (string | number)[] }[] = [];
  store.knex.on('query', (query: (typeof seen)[number]) => seen.push(query));
  const plansOf = async (index: string, query: () => Promise<unknown>) => {
    seen.length = 0;
    await query();
    const [statement] = seen.filter(({ sql }) => /^select/.test(sql));
    const plan = (await store.knex.raw(`explain query plan ${statement?.sql}`, [
      ...(statement?.bindings ?? []),
    ])) as unknown as { detail: string }[];
    const text = plan.map(({ detail }) => detail).join('\n');
    t.regex(text, new RegExp(`INDEX ${index}\\b`), text);
    t.notRegex(text, /TEMP B-TREE/, index);
  };
  const owner = knownIds.owner;
  const page = { page: 1, pageSize: 20 };
  const { queries } = store;
  const inTx = (work: Parameters<typeof inRun>[1]) => () => inRun(store, work);
  await plansOf('projects_of_owner', () => queries.projects({ owner }, page));
  await plansOf('projects_newest', () => queries.projects({ owner: undefined }, page));
  await plansOf('videos_of_owner', () => queries.videos({ owner }, page));
  await plansOf('videos_of_project', () => queries.videos({ owner: undefined, project: knownIds.project }, page));
  await plansOf('videos_newest', () => queries.videos({ owner: undefined }, page));
  await plansOf('triggers_of_video', () => queries.triggers({ owner, video: knownIds.video }, page));
  await plansOf('triggers_of_execution', () =>
    queries.triggers({ owner: undefined, execution: knownIds.execution }, page),
  );
  await plansOf('triggers_of_owner', () => queries.triggers({ owner }, page));
  await plansOf('triggers_newest', () => queries.triggers({ owner: undefined }, page));
  await plansOf('tasks_in_line', () => queries.tasks({}, page));
  await plansOf(
    'tasks_in_line',
    inTx((tx) => tx.tasks.waiting(1)),
  );
  await plansOf(
    'tasks_of_operator',
    inTx((tx) => tx.tasks.heldBy(knownIds.operator)),
  );
  await plansOf(
    'tasks_leases',
    inTx((tx) => tx.tasks.expired(noon, 10)),
  );
  await plansOf('executions_of_owner', () => queries.executions({ owner }, page));
  await plansOf(
    'executions_of_video',
    inTx((tx) => tx.executions.ofVideo(knownIds.video)),
  );
  await plansOf(
    'executions_unfinished_of_state',
    inTx((tx) => tx.executions.unfinished('running', 10)),
  );
  await plansOf(
    'executions_with_artifacts',
    inTx((tx) => tx.executions.withArtifacts('failed', noon, 10)),
  );
  await plansOf('webhooks_of_owner', () => queries.webhooks({ owner }, page));
  await plansOf('webhooks_newest', () => queries.webhooks({ owner: undefined }, page));
  const { id: webhook } = aWebhook();
  await plansOf('webhook_deliveries_of_webhook', () => queries.webhookDeliveries({ owner, webhook }, page));
  await plansOf(
    'webhook_deliveries_due',
    inTx((tx) => tx.webhookDeliveries.overdue(noon, 10)),
  );
  await plansOf('labels_of_trigger', () => queries.labels({ trigger: knownIds.trigger }, page));
  await plansOf('operator_log_of_operator', () => queries.operatorLog({ operator: knownIds.operator }, page));
  await plansOf('audit_log_newest', () => queries.audit({}, page));
  await plansOf('audit_log_of_user', () => queries.audit({ user: owner }, page));
  await plansOf('audit_log_of_actor', () => queries.audit({ actor: owner }, page));
  await plansOf('audit_log_by_action', () => queries.audit({ action: 'token-reused' }, page));
  await plansOf(
    'users_open_admins',
    inTx((tx) => tx.users.openAdmins()),
  );
  await plansOf(
    'password_resets_hash',
    inTx((tx) => tx.passwordResets.findByHash('x' as SecretHash)),
  );
});

test.serial('SQLite: a client that is handed in is used and left open', async (t) => {
  const { store } = await migrated(t);
  await using _ = store;
  const { project } = await stored(store);
  {
    await using second = createKnexPersistence({ knex: store.knex, clock });
    t.deepEqual(await inRun(second, (tx) => tx.projects.find(project.id)), project);
  }
  await t.notThrowsAsync(store.queries.ping());
});

test.serial('SQLite: after disposal everything is a fault', async (t) => {
  const { store } = await migrated(t);
  await store[Symbol.asyncDispose]();
  await t.throwsAsync(store.queries.ping(), { instanceOf: PersistenceFault });
  await t.throwsAsync(store.outboxRelay.claim(1, atNoon(), 1), { instanceOf: PersistenceFault });
  await t.throwsAsync(store.workers.report(aWorker()), { instanceOf: PersistenceFault });
  await t.throwsAsync(
    store.unitOfWork.run(async () => accept(undefined)),
    { instanceOf: PersistenceFault },
  );
});

test.serial('SQLite: a base without schema is a fault that tells so', async (t) => {
  await using store = open(join(await folder(t), 'base.sqlite'));
  await t.throwsAsync(
    inRun(store, (tx) => tx.videos.add(aVideo())),
    {
      instanceOf: PersistenceFault,
      message: /no such table/,
    },
  );
  await t.throwsAsync(
    inRun(store, (tx) => tx.executions.add(anExecution())),
    { instanceOf: PersistenceFault },
  );
});

test.serial(
  'SQLite: a report that was stored before operators were asked about scenes is read with nothing answered',
  async (t) => {
    const { store } = await migrated(t);
    const { video, execution } = await stored(store);
    const ageRating = anAgeRating({
      mark: '18+',
      next: { mark: '0+', remove: [knownIds.trigger] },
      reasons: [
        {
          triggerId: knownIds.trigger,
          riskCode: 'PROF_OBSCENE_SPEECH',
          interval: { startMs: 0, endMs: 500 },
          effect: '18+',
          law: [],
          isConfirmed: true,
          isAssumed: false,
        },
      ],
    });
    const report = aReport({ videoId: video.id, executionId: execution.id, document: aReportDocument({ ageRating }) });
    await inRun(store, (tx) => tx.reports.add(report));
    const { mark, next, reasons } = ageRating;
    const older = { mark, next, reasons: reasons.map(({ isAssumed: _, ...reason }) => reason) };
    await store.knex('reports').update({ document: JSON.stringify({ ...report.document, ageRating: older }) });
    const read = await inRun(store, (tx) => tx.reports.find(report.id));
    t.deepEqual(read?.document.ageRating, {
      ...ageRating,
      steps: [{ mark: '0+', remove: [knownIds.trigger] }],
      range: { lowest: '18+', highest: '18+' },
      confidence: 'low',
    });
    await store[Symbol.asyncDispose]();
  },
);
