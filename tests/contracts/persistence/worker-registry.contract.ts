import { workerId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import { aWorker } from '../../builders/a-worker.js';
import { atNoon, minute, noon } from '../../builders/moments.js';
import { scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

export const workerRegistryContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('what a worker says takes the place of what it said before', async ({ t, store: { workers } }) => {
    t.deepEqual(await workers.list(noon, 10), []);
    const worker = aWorker({ host: 'студия-1', processId: 2 ** 31, version: '1.2.3-beta' });
    const other = aWorker({ lastSeenAt: atNoon(-1) });
    await workers.report(worker);
    await workers.report(other);
    t.deepEqual(await workers.list(atNoon(-1), 10), [worker, other]);
    const draining = { ...worker, state: 'draining', lastSeenAt: atNoon(minute), stagesAtOnce: 4 } as const;
    await workers.report(draining);
    t.deepEqual(await workers.list(atNoon(-1), 10), [draining, other]);
  });

  scenario('a worker that leaves is off the list, once and again', async ({ t, store: { workers } }) => {
    const [gone, stays] = [aWorker(), aWorker()];
    await workers.leave(gone.id);
    for (const worker of [gone, stays]) await workers.report(worker);
    await workers.leave(gone.id);
    await workers.leave(gone.id);
    await workers.leave(workerId('nobody'));
    t.deepEqual(await workers.list(noon, 10), [stays]);
  });

  scenario('those seen last come first, no more than are asked for', async ({ t, store: { workers } }) => {
    const seen = [3, 1, 4, 2].map((minutes) => aWorker({ lastSeenAt: atNoon(minutes * minute) }));
    for (const worker of seen) await workers.report(worker);
    const [third, first, fourth, second] = seen;
    t.deepEqual(await workers.list(noon, 1_000), [fourth, third, second, first]);
    t.deepEqual(await workers.list(noon, 2), [fourth, third]);
    t.deepEqual(await workers.list(atNoon(3 * minute), 10), [fourth, third], 'at that very moment too');
  });

  scenario('those unseen are forgotten, longest first', async ({ t, store: { workers } }) => {
    const seen = [0, 1, 2, 3].map((minutes) => aWorker({ lastSeenAt: atNoon(minutes * minute) }));
    for (const worker of seen) await workers.report(worker);
    t.is(await workers.forget(noon, 10), 0, 'what is as old as the limit stays');
    t.is(await workers.forget(atNoon(3 * minute), 1), 1);
    t.deepEqual(await workers.list(noon, 10), seen.slice(1).reverse());
    t.is(await workers.forget(atNoon(3 * minute), 1_000), 2);
    t.is(await workers.forget(atNoon(3 * minute), 1_000), 0);
    t.deepEqual(await workers.list(noon, 10), seen.slice(3));
  });

  scenario('limits that are none are bugs, and no worker is told of within a unit of work', async ({ t, store }) => {
    const { workers, unitOfWork } = store;
    for (const limit of [0, 1.5, 1_001]) {
      await t.throwsAsync(workers.list(noon, limit), { instanceOf: RangeError });
      await t.throwsAsync(workers.forget(noon, limit), { instanceOf: RangeError });
    }
    await t.throwsAsync(
      unitOfWork.run(async () => accept(await workers.report(aWorker()))),
      { name: 'MisusedTransaction' },
    );
    t.deepEqual(await workers.list(noon, 10), []);
  });
};
