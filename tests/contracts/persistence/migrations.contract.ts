import type { ExecutionContext } from 'ava';
import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { allMigrations } from '../../../adapters/persistence-knex/migrations/all-migrations.js';
import { aReport } from '../../builders/a-report.js';
import { aTask } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { noon } from '../../builders/moments.js';
import { inRun, stored, type DeclareTest } from './persistence-harness.js';

/** A database without schema, to which each call of `open` connects anew; what it opens is closed with the test. */
export interface MigrationsHarness {
  readonly name: string;
  create(this: void, t: ExecutionContext): Promise<{ readonly open: (this: void) => KnexPersistence }>;
  /** Names of tables and indexes that are not the migrator's own. */
  left(this: void, store: KnexPersistence): Promise<readonly string[]>;
}

const names = allMigrations.map(({ name }) => name);

export const migrationsContract = (test: DeclareTest, { name, create, left }: MigrationsHarness): void => {
  const statusAt = (appliedAt: typeof noon | undefined) => names.map((migration) => ({ name: migration, appliedAt }));

  const undoAll = async (store: KnexPersistence): Promise<readonly string[]> => {
    const undone: string[] = [];
    for (let last = await store.migrate.down(); last !== undefined; last = await store.migrate.down())
      undone.push(last);
    return undone;
  };

  const fill = async (store: KnexPersistence) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const trigger = aTrigger({
      ...about,
      evidence: [{ kind: 'speech', text: 'NUL \0, half \ud800, mark \ue000, рубль ₽', confidence: 0.5 }] as never,
    });
    const report = aReport(about);
    await inRun(store, async (tx) => {
      await tx.users.add(aUser());
      await tx.triggers.addAll([trigger]);
      await tx.tasks.add(aTask(about));
      await tx.reports.add(report);
    });
    return { video, trigger, report };
  };

  const read = (store: KnexPersistence, { video, trigger, report }: Awaited<ReturnType<typeof fill>>) =>
    inRun(store, async (tx) => ({
      video: await tx.videos.find(video.id),
      trigger: await tx.triggers.find(trigger.id),
      report: await tx.reports.find(report.id),
    }));

  test(`${name}: migrations go up, down and up again on a base with data`, async (t) => {
    const { open } = await create(t);
    const store = open();
    t.deepEqual(await store.migrate.up(), names);
    t.deepEqual(await store.migrate.status(), statusAt(noon));
    t.deepEqual(await store.migrate.up(), []);
    const kept = await fill(store);
    t.deepEqual(await undoAll(store), names.toReversed());
    t.deepEqual(await left(store), []);
    t.deepEqual(await store.migrate.status(), statusAt(undefined));
    t.deepEqual(await store.migrate.up(), names);
    t.deepEqual(await read(store, kept), { video: undefined, trigger: undefined, report: undefined });
    const again = await fill(store);
    t.deepEqual(await read(store, again), again);
  });

  test(`${name}: the newest step down and up again keeps what was stored before it`, async (t) => {
    const { open } = await create(t);
    const store = open();
    await store.migrate.up();
    const kept = await fill(store);
    t.is(await store.migrate.down(), names.at(-1));
    t.deepEqual(await store.migrate.up(), names.slice(-1));
    t.deepEqual(await read(store, kept), kept);
  });

  for (const [state, behind] of [
    ['an empty base', names.length],
    ['a base that is one version old', 1],
  ] as const)
    test(`${name}: ten processes that migrate ${state} at once apply each step once`, async (t) => {
      const { open } = await create(t);
      const first = open();
      if (behind === 1) {
        await first.migrate.up();
        await first.migrate.down();
      }
      const applied = await Promise.all(Array.from({ length: 10 }, () => open().migrate.up()));
      t.deepEqual(applied.flat().sort(), names.slice(-behind).sort(), 'each by one of them');
      const kept = await fill(first);
      t.deepEqual(await read(first, kept), kept);
    });

  test(`${name}: a base of a newer release is left alone`, async (t) => {
    const { open } = await create(t);
    const store = open();
    await store.migrate.up();
    await store.knex('schema_migrations').insert({ name: '2999-01-01-from-the-future', applied_at: 1 });
    for (const call of [() => store.migrate.up(), () => store.migrate.down(), () => store.migrate.status()])
      await t.throwsAsync(call, { name: 'PersistenceFault', message: /2999-01-01-from-the-future/ });
  });
};
