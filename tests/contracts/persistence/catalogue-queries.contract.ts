import { logEntryId } from '../../../domain/shared/ids.js';
import { aCatalogue } from '../../builders/a-catalogue.js';
import { aLogEntry } from '../../builders/a-label.js';
import { aUser } from '../../builders/a-user.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute } from '../../builders/moments.js';
import { inRun, scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** The history of the risk catalogue. */
export const catalogueQueriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('versions of the catalogue come newest first, with what they replaced and who changed it', async (given) => {
    const { t, store } = given;
    const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => aCatalogue({ version: `2026-01-01.${n}` }));
    if (!first || !second || !third || !fourth) throw new Error('four versions');
    const admin = aUser({ role: 'admin', name: 'Анна' });
    const change = (version: string, operatorId = admin.id, at = atNoon(minute)) =>
      aLogEntry({
        id: logEntryId(freshId()),
        operatorId,
        action: 'catalogue-changed',
        subjectType: 'catalogue',
        subjectId: version,
        details: { risk_code: 'AD_UNMARKED', threshold_before: 0.5, threshold_after: 0.6, enabled_after: false },
        at,
      });
    await inRun(store, async (tx) => {
      await tx.users.add(admin);
      for (const version of [first, second, third, fourth]) await tx.catalogues.add(version);
      await tx.operatorLog.add(change(second.version));
      await tx.operatorLog.add(change(second.version, knownIds.operator, atNoon(2 * minute)));
      await tx.operatorLog.add(change(third.version, knownIds.operator));
      // Of something else that has the same name.
      await tx.operatorLog.add(aLogEntry({ id: logEntryId(freshId()), subjectId: fourth.version }));
    });
    const rows = [
      { catalogue: fourth, previous: third, change: undefined },
      { catalogue: third, previous: second, change: { by: knownIds.operator, byName: undefined, at: atNoon(minute) } },
      { catalogue: second, previous: first, change: { by: admin.id, byName: 'Анна', at: atNoon(minute) } },
      { catalogue: first, previous: undefined, change: undefined },
    ];
    const { queries } = store;
    t.deepEqual(await queries.catalogueVersions({ page: 1, pageSize: 10 }), { items: rows, total: 4 });
    t.deepEqual(await queries.catalogueVersions({ page: 2, pageSize: 2 }), { items: rows.slice(2), total: 4 });
    t.deepEqual((await queries.catalogueVersions({ page: 3, pageSize: 2 })).items, []);
    await t.throwsAsync(queries.catalogueVersions({ page: 1, pageSize: 101 }), { instanceOf: RangeError });
  });

  scenario('a store without a catalogue has no versions', async ({ t, store }) => {
    t.deepEqual(await store.queries.catalogueVersions({ page: 1, pageSize: 10 }), { items: [], total: 0 });
  });
};
