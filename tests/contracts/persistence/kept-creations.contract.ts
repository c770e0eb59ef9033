import { accept, refuse } from '../../../domain/shared/result.js';
import type { KeptCreation, RequestFingerprint } from '../../../domain/idempotency/kept-creation.js';
import { aKeptCreation } from '../../builders/a-kept-creation.js';
import { aProject } from '../../builders/a-project.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute } from '../../builders/moments.js';
import { inRun, scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** What was created under an idempotency key. */
export const keptCreationsContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario(
    'a key gives back what an account created under it first, and only to that account',
    async ({ t, store }) => {
      const first = aKeptCreation();
      const claim = (creation: KeptCreation) => inRun(store, (tx) => tx.keptCreations.claim(creation));
      t.is(await claim(first), undefined);
      const other = { ...first, fingerprint: 'b'.repeat(64) as RequestFingerprint, createdId: freshId() };
      t.deepEqual(await claim(other), first);
      t.deepEqual(await claim(other), first, 'the first one stays');
      t.is(await claim({ ...other, ownerId: knownIds.operator }), undefined);
      t.is(await claim(aKeptCreation()), undefined);
    },
  );

  scenario('a key is kept together with what its run created, or not at all', async ({ t, store }) => {
    const creation = aKeptCreation();
    const project = aProject();
    const attempt = (isAccepted: boolean) =>
      store.unitOfWork.run(async (tx) => {
        const earlier = await tx.keptCreations.claim(creation);
        if (earlier !== undefined) return refuse({ kind: 'earlier' });
        await tx.projects.add(project);
        return isAccepted ? accept(undefined) : refuse({ kind: 'no' });
      });
    t.deepEqual(await attempt(false), { ok: false, refusal: { kind: 'no' } });
    t.true((await attempt(true)).ok);
    t.deepEqual(await attempt(true), { ok: false, refusal: { kind: 'earlier' } });
  });

  scenario('of runs that claim one key at once one creates, and the others get what it kept', async ({ t, store }) => {
    const key = aKeptCreation().key;
    const claims = Array.from({ length: 8 }, () => aKeptCreation({ key }));
    const earlier = await Promise.all(
      claims.map((creation) =>
        inRun(store, async (tx) => {
          const found = await tx.keptCreations.claim(creation);
          if (found === undefined) await tx.projects.add(aProject());
          return found;
        }),
      ),
    );
    const winner = claims[earlier.indexOf(undefined)];
    t.deepEqual(
      earlier.filter((one) => one !== undefined),
      Array.from({ length: 7 }, () => winner),
    );
    t.is((await store.queries.projects({ owner: undefined }, { page: 1, pageSize: 10 })).total, 1);
  });

  scenario('keys of before a moment are forgotten, the oldest first, as many as asked for', async ({ t, store }) => {
    const creations = [0, 1, 2, 3].map((n) => aKeptCreation({ createdAt: atNoon(n * minute) }));
    await inRun(store, async (tx) => {
      for (const creation of creations) await tx.keptCreations.claim(creation);
    });
    const forget = (before: number, limit: number) =>
      inRun(store, (tx) => tx.keptCreations.forget(atNoon(before), limit));
    t.is(await forget(0, 10), 0);
    t.is(await forget(3 * minute, 2), 2);
    t.is(await forget(3 * minute, 2), 1);
    const left = [];
    for (const creation of creations)
      left.push((await inRun(store, (tx) => tx.keptCreations.claim(creation))) !== undefined);
    t.deepEqual(left, [false, false, false, true]);
  });
};
