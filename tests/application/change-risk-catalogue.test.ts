import test from 'ava';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { ChangeRiskCatalogue } from '../../application/index.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { accept } from '../../domain/shared/result.js';
import type { Role } from '../../domain/user/user.js';
import { knownIds } from '../builders/known-ids.js';

const seenVersion = shippedCatalogue.version;

const opened = async () => {
  const { unitOfWork } = createInMemoryPersistence();
  await unitOfWork.run(async (tx) => accept(await tx.catalogues.add(shippedCatalogue)));
  const useCase = new ChangeRiskCatalogue({ unitOfWork, logger: createNullLogger() });
  return {
    change: (role: Role, threshold: number, seen = seenVersion) =>
      useCase.execute(
        { userId: knownIds.owner, role },
        { seenVersion: seen, changes: [{ code: 'AD_UNMARKED', threshold }] },
      ),
    current: async () => (await unitOfWork.run(async (tx) => accept(await tx.catalogues.current()))).value,
    find: async (version: string) =>
      (await unitOfWork.run(async (tx) => accept(await tx.catalogues.find(version)))).value,
  };
};

test('only an admin changes the catalogue', async (t) => {
  const { change, current } = await opened();
  for (const role of ['client', 'operator'] as const)
    t.deepEqual(await change(role, 0.9), { ok: false, refusal: { kind: 'forbidden' } });
  t.is((await current())?.version, seenVersion);
  t.true((await change('admin', 0.9)).ok);
});

test('of two admins who change the same version at once, one is told that it is stale, and nothing of it is kept', async (t) => {
  const { change, current, find } = await opened();
  const outcomes = await Promise.all([change('admin', 0.91), change('admin', 0.92)]);
  const [won, ...others] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  t.deepEqual(others, []);
  t.deepEqual(await current(), won);
  t.deepEqual(
    outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal])),
    [{ kind: 'stale-write', subject: 'catalogue', id: '2026-03-11.2' }],
  );
  t.deepEqual(await find(seenVersion), shippedCatalogue);
  t.is(await find('2026-03-11.3'), undefined);
});
