import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import type { ModelSpend, SpendReservation } from '../../../application/ports/model-spend.js';
import { accept } from '../../../domain/shared/result.js';
import { atNoon, minute, noon } from '../../builders/moments.js';
import type { MigrationsHarness } from './migrations.contract.js';
import { scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** What a scope has spent or set aside: with nothing more, a cap of just that is kept, and one that is lower is not. */
const isSpent = async (spend: ModelSpend, scope: string, microUsd: number): Promise<boolean> =>
  (await spend.reserve(scope, 0, microUsd)) !== undefined &&
  (microUsd === 0 || (await spend.reserve(scope, 0, microUsd - 1)) === undefined);

type Asked = SpendReservation | undefined;

const granted = (asked: readonly unknown[]): number => asked.filter(Boolean).length;

const settleAll = async (asked: readonly Asked[], microUsd: number): Promise<void> => {
  await Promise.all(asked.map(async (reservation) => reservation?.settle(microUsd)));
};

export const modelSpendContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('an estimate is set aside up to the cap of its scope, and beyond it nothing changes', async (given) => {
    const { t, store } = given;
    const { modelSpend } = store;
    t.truthy(await modelSpend.reserve('a', 60, 100));
    t.is(await modelSpend.reserve('a', 41, 100), undefined);
    t.true(await isSpent(modelSpend, 'a', 60));
    t.truthy(await modelSpend.reserve('a', 40, 100), 'to the last millionth');
    t.is(await modelSpend.reserve('a', 1, 100), undefined);
    t.truthy(await modelSpend.reserve('b', 100, 100), 'each scope has the cap to itself');
    t.is(await modelSpend.reserve('c', 101, 100), undefined, 'also the first of its scope');
    t.true(await isSpent(modelSpend, 'c', 0));
    t.truthy(await modelSpend.reserve('a', 50, 150), 'a cap that was raised');
    t.is(await modelSpend.reserve('a', 0, 149), undefined, 'a cap that was lowered');
  });

  scenario('settling replaces the estimate by the cost: less, nothing, or more than the cap', async (given) => {
    const { t, store } = given;
    const { modelSpend } = store;
    const [less, nothing, more] = [
      await modelSpend.reserve('a', 40, 100),
      await modelSpend.reserve('a', 40, 100),
      await modelSpend.reserve('a', 20, 100),
    ];
    await modelSpend.reserve('b', 7, 100);
    await less?.settle(10);
    t.true(await isSpent(modelSpend, 'a', 70));
    await nothing?.settle(0);
    t.true(await isSpent(modelSpend, 'a', 30));
    await more?.settle(5_000_000_000);
    t.true(await isSpent(modelSpend, 'a', 5_000_000_010), 'beyond 32 bits');
    t.is(await modelSpend.reserve('a', 1, 100), undefined);
    t.true(await isSpent(modelSpend, 'b', 7), 'other scopes are not touched');
  });

  scenario('only the first settlement of a reservation counts', async ({ t, store: { modelSpend } }) => {
    const reservation = await modelSpend.reserve('a', 40, 100);
    await settleAll([reservation, reservation], 30);
    await reservation?.settle(0);
    t.true(await isSpent(modelSpend, 'a', 30));
  });

  scenario('of reservations at once no more are granted than fit', async ({ t, store: { modelSpend } }) => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => modelSpend.reserve('a', 30, 200)));
    t.is(granted(asked), 6);
    t.true(await isSpent(modelSpend, 'a', 180));
    await settleAll(asked, 11);
    t.true(await isSpent(modelSpend, 'a', 66), 'and no settlement is lost');
  });

  scenario('scopes that nothing happened in are forgotten, those unused longest first', async (given) => {
    const { t, store, clock } = given;
    const { modelSpend } = store;
    const early = await modelSpend.reserve('settled later', 40, 100);
    await modelSpend.reserve('b', 40, 100);
    await modelSpend.reserve('reserved later', 40, 100);
    clock.at = atNoon(1);
    await modelSpend.reserve('c', 40, 100);
    clock.at = atNoon(minute);
    await early?.settle(50);
    await modelSpend.reserve('reserved later', 1, 100);
    t.is(await modelSpend.forget(noon, 10), 0, 'what is as old as the limit stays');
    t.is(await modelSpend.forget(atNoon(minute), 1), 1);
    t.true(await isSpent(modelSpend, 'b', 0), 'the one unused longest has gone');
    t.is(await modelSpend.reserve('c', 61, 100), undefined);
    t.is(await modelSpend.forget(atNoon(minute), 10), 1);
    t.truthy(await modelSpend.reserve('c', 61, 100), 'begins at nothing');
    t.is(await modelSpend.forget(atNoon(minute), 10), 0);
    t.true(await isSpent(modelSpend, 'settled later', 50));
    t.true(await isSpent(modelSpend, 'reserved later', 41));
  });

  scenario('amounts that are no money and limits that are none are bugs', async ({ t, store: { modelSpend } }) => {
    const bug = { instanceOf: RangeError };
    for (const amount of [-1, 0.5, Number.NaN, Infinity]) {
      await t.throwsAsync(modelSpend.reserve('a', amount, 100), bug);
      await t.throwsAsync(modelSpend.reserve('a', 1, amount), bug);
    }
    const reservation = await modelSpend.reserve('a', 40, 100);
    await t.throwsAsync(async () => reservation?.settle(-1), bug);
    await t.throwsAsync(async () => reservation?.settle(0.5), bug);
    t.true(await isSpent(modelSpend, 'a', 40));
    for (const limit of [0, 1.5, 1_001]) await t.throwsAsync(modelSpend.forget(noon, limit), bug);
  });

  scenario('money is not set aside within a unit of work, which might be undone', async ({ t, store }) => {
    await t.throwsAsync(
      store.unitOfWork.run(async () => accept(await store.modelSpend.reserve('a', 1, 100))),
      { name: 'MisusedTransaction' },
    );
    t.true(await isSpent(store.modelSpend, 'a', 0));
  });
};

/** Of a store that outlives the process: what one connection counts, another and a later one know. */
export const sharedModelSpendContract = (
  test: DeclareTest,
  { name, create }: Pick<MigrationsHarness, 'name' | 'create'>,
): void => {
  test(`${name}: reservations at once over several connections never exceed the cap, and a restart forgets none`, async (t) => {
    const { open } = await create(t);
    const first = open();
    await first.migrate.up();
    const stores = [first, open()] as const;
    const storeOf = (turn: number): KnexPersistence => (turn % 2 === 0 ? stores[0] : stores[1]);
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => storeOf(turn).modelSpend.reserve('a', 30, 200)),
    );
    t.is(granted(asked), 6);
    await settleAll(asked, 20);
    // More of them while what the ones before cost is being settled.
    const busy = await Promise.all(
      Array.from({ length: 40 }, async (_, turn) => {
        const reservation = await storeOf(turn).modelSpend.reserve('a', 10, 200);
        await reservation?.settle(turn % 3 === 0 ? 0 : 10);
        return reservation !== undefined && turn % 3 !== 0;
      }),
    );
    const spent = 120 + 10 * granted(busy);
    t.true(spent <= 200);
    t.true(granted(busy) > 0);
    for (const store of stores) t.true(await isSpent(store.modelSpend, 'a', spent));
    // Set aside by a process that dies.
    await first.modelSpend.reserve('b', 70, 100);
    for (const store of stores) await store[Symbol.asyncDispose]();
    const restarted = open();
    t.true(await isSpent(restarted.modelSpend, 'b', 70));
    t.true(await isSpent(restarted.modelSpend, 'a', spent));
    await restarted[Symbol.asyncDispose]();
    await t.throwsAsync(restarted.modelSpend.reserve('b', 1, 100), { name: 'PersistenceFault' });
  });
};
