import test from 'ava';
import { createManualClock, createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { ChangeRiskCatalogue } from '../../application/index.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { accept } from '../../domain/shared/result.js';
import type { Role } from '../../domain/user/user.js';
import { freshId } from '../builders/fresh-id.js';
import { knownIds } from '../builders/known-ids.js';
import { noon } from '../builders/moments.js';

const seenVersion = shippedCatalogue.version;

const opened = async () => {
  const { unitOfWork, queries } = createInMemoryPersistence();
  await unitOfWork.run(async (tx) => accept(await tx.catalogues.add(shippedCatalogue)));
  const clock = createManualClock(noon);
  const useCase = new ChangeRiskCatalogue({ unitOfWork, clock, ids: { next: freshId }, logger: createNullLogger() });
  return {
    useCase,
    queries,
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

test('every change is in the log: who made it, when, from what to what, and which version it made', async (t) => {
  const { useCase, queries } = await opened();
  const changed = await useCase.execute(
    { userId: knownIds.owner, role: 'admin' },
    {
      seenVersion,
      changes: [
        { code: 'AD_UNMARKED', threshold: 0.9 },
        { code: 'PROF_RUDE', isEnabled: false, severity: 'info' },
      ],
    },
  );
  if (!changed.ok) throw new Error(changed.refusal.kind);
  const { version } = changed.value;
  const { items } = await queries.operatorLog({}, { page: 1, pageSize: 10 });
  const about = { action: 'catalogue-changed', operatorId: knownIds.owner, at: noon } as const;
  for (const entry of items) t.like(entry, { ...about, subjectType: 'catalogue', subjectId: version });
  const before = shippedCatalogue.risks.find(({ code }) => code === 'AD_UNMARKED');
  const rude = shippedCatalogue.risks.find(({ code }) => code === 'PROF_RUDE');
  t.deepEqual(
    new Set(items.map(({ details }) => details)),
    new Set([
      {
        risk_code: 'AD_UNMARKED',
        previous_version: seenVersion,
        threshold_before: before?.threshold ?? 0,
        threshold_after: 0.9,
      },
      {
        risk_code: 'PROF_RUDE',
        previous_version: seenVersion,
        severity_before: rude?.severity ?? '',
        severity_after: 'info',
        enabled_before: true,
        enabled_after: false,
      },
    ]),
  );
  t.like((await queries.catalogueVersions({ page: 1, pageSize: 10 })).items, [
    { catalogue: { version }, previous: { version: seenVersion }, change: { by: knownIds.owner, at: noon } },
    { catalogue: { version: seenVersion }, previous: undefined, change: undefined },
  ]);
});

test('a change that is refused leaves no trace in the log', async (t) => {
  const { change, queries } = await opened();
  await change('client', 0.9);
  await change('admin', 2);
  await change('admin', 0.9, 'another');
  t.deepEqual((await queries.operatorLog({}, { page: 1, pageSize: 10 })).items, []);
});
