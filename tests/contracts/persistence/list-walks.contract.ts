import { fc } from '../../builders/properties.js';
import {
  positionIn,
  taskKeys,
  triggerKeys,
  type Ordering,
  type Position,
} from '../../../application/ports/list-orderings.js';
import type { TaskFilter, TriggerFilter } from '../../../application/ports/screen-queries.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import { userId } from '../../../domain/shared/ids.js';
import { aTask } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { freshId } from '../../builders/fresh-id.js';
import { atNoon } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  stored,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';
import { aLane, walkedLists, type Lane, type WalkedList } from './walked-lists.js';

type Row = { readonly id: string };

const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id);

const bothWays = (fields: readonly string[]): readonly Ordering<string>[] =>
  fields.flatMap((by) => [false, true].map((isDescending) => ({ by, isDescending })));

/** Independent of any adapter: numbers by size, texts by code points, then ids. */
const expected = (list: WalkedList, ordering: Ordering<string>, rows: readonly Row[]): readonly string[] => {
  const codes = (text: string) => Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const compare = (a: readonly number[], b: readonly number[]): number => {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
      const difference = (a[index] ?? -1) - (b[index] ?? -1);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const keyOf = ({ key }: Position) => (typeof key === 'number' ? [key] : codes(key));
  const sign = ordering.isDescending ? -1 : 1;
  const places = rows.map((row) => list.place(ordering, row));
  return places.sort((a, b) => sign * (compare(keyOf(a), keyOf(b)) || (a.id < b.id ? -1 : 1))).map((place) => place.id);
};

/** Every row, stretch by stretch; `meanwhile` runs before each further stretch. */
const walkAll = async (
  store: PersistenceSubject,
  list: WalkedList,
  lane: Lane,
  asked: { readonly ordering: Ordering<string>; readonly pageSize: number; readonly isBackward?: boolean },
  meanwhile: (step: number) => Promise<void> = async () => undefined,
): Promise<readonly string[]> => {
  const met: string[] = [];
  let from: Position | undefined;
  for (let step = 0; ; step++) {
    const { items, hasMore } = await list.walk(store, lane, { ...asked, ...(from && { from }) });
    met.push(...(asked.isBackward ? idsOf(items).toReversed() : idsOf(items)));
    const last = asked.isBackward ? items[0] : items.at(-1);
    if (!hasMore || last === undefined) return met;
    from = list.place(asked.ordering, last);
    await meanwhile(step);
  }
};

export const listWalksContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  for (const list of walkedLists) {
    scenario(
      `${list.name} come in the ordering that is asked for, page by page and stretch by stretch`,
      async ({ t, store }) => {
        const lane = await aLane(store);
        const rows = await inRun(store, async (tx) => {
          const added = [];
          for (let number = 0; number < 23; number++) added.push(await list.add(tx, lane, number));
          await list.add(tx, { ...lane, owner: userId(freshId()) }, 1);
          return added;
        });
        for (const ordering of bothWays(list.fields)) {
          const inOrder = expected(list, ordering, rows);
          const what = `${ordering.by} ${ordering.isDescending ? 'down' : 'up'}`;
          const paged = await list.page(store, lane, ordering);
          t.deepEqual([idsOf(paged.items), paged.total], [inOrder, 23], what);
          t.deepEqual(await walkAll(store, list, lane, { ordering, pageSize: 4 }), inOrder, what);
          const back = await walkAll(store, list, lane, { ordering, pageSize: 4, isBackward: true });
          t.deepEqual(back, inOrder.toReversed(), what);
          const all = await list.walk(store, lane, { ordering, pageSize: 23 });
          t.false(all.hasMore, 'exactly as many as there are');
        }
      },
    );

    scenario(
      `${list.name} that come and go during a walk repeat nothing and hide nothing that stays`,
      async ({ t, store }) => {
        const orderings = bothWays(list.fields);
        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...orderings),
            fc.boolean(),
            fc.integer({ min: 1, max: 4 }),
            fc.array(fc.nat(19), { minLength: 1, maxLength: 9 }),
            fc.array(fc.record({ add: fc.option(fc.nat(19)), remove: fc.option(fc.nat(30)) }), { maxLength: 6 }),
            async (ordering, isBackward, pageSize, numbers, changes) => {
              const lane = await aLane(store);
              const [stay, gone] = [new Map<string, Row>(), new Set<string>()];
              await inRun(store, async (tx) => {
                for (const number of numbers) {
                  const row = await list.add(tx, lane, number);
                  stay.set(row.id, row);
                }
              });
              const living = new Map(stay);
              const meanwhile = async (step: number): Promise<void> => {
                const change = changes[step];
                if (change === undefined) return;
                await inRun(store, async (tx) => {
                  const victim = change.remove === null ? undefined : [...living.values()][change.remove % living.size];
                  if (victim !== undefined && list.remove !== undefined) {
                    await list.remove(tx, victim);
                    for (const rows of [stay, living]) rows.delete(victim.id);
                    gone.add(victim.id);
                  }
                  if (change.add === null) return;
                  const row = await list.add(tx, lane, change.add);
                  living.set(row.id, row);
                });
              };
              const met = await walkAll(store, list, lane, { ordering, pageSize, isBackward }, meanwhile);
              t.is(new Set(met).size, met.length, 'nothing comes twice');
              t.deepEqual(
                [...stay.keys()].filter((id) => !met.includes(id)),
                [],
                'what was there all the time is met',
              );
              const known = [...living.values()].filter(({ id }) => met.includes(id));
              const inOrder = expected(list, ordering, known);
              t.deepEqual(
                met.filter((id) => !gone.has(id)),
                isBackward ? inOrder.toReversed() : inOrder,
              );
            },
          ),
          { numRuns: 12 },
        );
      },
    );
  }

  scenario('a walk beyond the last row, or back beyond the first, finds nothing', async ({ t, store }) => {
    const [list] = walkedLists;
    if (list === undefined) throw new Error('no list');
    const lane = await aLane(store);
    const row = await inRun(store, (tx) => list.add(tx, lane, 1));
    const ordering = { by: 'createdAt', isDescending: true };
    const nothing = { items: [], hasMore: false };
    for (const isBackward of [false, true]) {
      const from = list.place(ordering, row);
      t.deepEqual(await list.walk(store, lane, { ordering, from, isBackward, pageSize: 5 }), nothing);
    }
    t.deepEqual(await list.walk(store, await aLane(store), { ordering, pageSize: 5 }), nothing);
    for (const pageSize of [0, 101, 1.5])
      await t.throwsAsync(list.walk(store, lane, { ordering, pageSize }), { instanceOf: RangeError });
  });

  scenario('a walk keeps to its bounds, from a place within them and from one outside', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const rows = Array.from({ length: 8 }, (_, number) =>
      aTrigger({
        videoId: video.id,
        executionId: execution.id,
        createdAt: atNoon(Math.floor(number / 2)),
        confidence: clampConfidence(Math.floor(number / 2) / 10),
        interval: { startMs: number, endMs: number + 1 },
      }),
    );
    await inRun(store, (tx) => tx.triggers.addAll(rows));
    const [from, before] = [1, 3];
    const filters: readonly TriggerFilter[] = [
      { owner: undefined, createdFrom: atNoon(from) },
      { owner: undefined, createdBefore: atNoon(before) },
      { owner: undefined, createdFrom: atNoon(from), createdBefore: atNoon(before) },
      { owner: undefined, minConfidence: from / 10 },
      { owner: undefined, maxConfidence: (before - 1) / 10 },
      { owner: undefined, minConfidence: from / 10, maxConfidence: (before - 1) / 10 },
    ];
    for (const filter of filters)
      for (const by of ['createdAt', 'confidence'] as const)
        for (const isDescending of [true, false])
          for (const [place, row] of rows.entries()) {
            const lower = (filter.createdFrom ?? filter.minConfidence) === undefined ? 0 : from * 2;
            const upper = (filter.createdBefore ?? filter.maxConfidence) === undefined ? rows.length : before * 2;
            const expected = rows
              .map(({ id }, index) => ({ id, index }))
              .filter(({ index }) => index >= lower && index < upper)
              .filter(({ index }) => (isDescending ? index < place : index > place));
            const ordering = { by, isDescending };
            const request = { ordering, from: positionIn(triggerKeys, ordering, row), pageSize: 100 };
            const { items } = await store.queries.walkTriggers(filter, request);
            t.deepEqual(
              idsOf(items),
              idsOf(isDescending ? expected.toReversed() : expected),
              JSON.stringify({ filter, ordering, place }),
            );
          }
  });

  scenario('tasks come in the ordering that is asked for', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const tasks = Array.from({ length: 12 }, (_, number) =>
      aTask({
        videoId: video.id,
        executionId: execution.id,
        priority: number % 4,
        createdAt: atNoon((number * 5) % 7),
        updatedAt: atNoon((number * 3) % 5),
      }),
    );
    await inRun(store, async (tx) => {
      for (const task of tasks) await tx.tasks.add(task);
    });
    for (const by of Object.keys(taskKeys) as (keyof typeof taskKeys)[])
      for (const isDescending of [false, true]) {
        const sign = isDescending ? -1 : 1;
        const inOrder = [...tasks].sort((a, b) => sign * (taskKeys[by](a) - taskKeys[by](b) || (a.id < b.id ? -1 : 1)));
        const { items } = await store.queries.tasks({}, { page: 1, pageSize: 100, ordering: { by, isDescending } });
        t.deepEqual(idsOf(items.map(({ task }) => task)), idsOf(inOrder), by);
      }
    const count = async (filter: TaskFilter) => (await store.queries.tasks(filter, { page: 1, pageSize: 1 })).total;
    t.is(await count({ minPriority: 2 }), 6);
    t.is(await count({ createdFrom: atNoon(5), createdBefore: atNoon(6) }), 2);
    t.is(await count({ updatedFrom: atNoon(4) }), 2);
    t.is(await count({ state: ['completed', 'pending'] }), 12);
    t.is(await count({ state: ['completed', 'in_progress'] }), 0);
  });
};
