import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { MentionListKind, MentionListVersion } from '../../../domain/mention-list/mention-list.js';
import { refuse } from '../../../domain/shared/result.js';
import { aListEntry, aMentionList } from '../../builders/a-mention-list.js';
import { inRun, scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

const version = (running: number, kind: MentionListKind = 'foreign-agents') =>
  aMentionList({ kind, version: `2026-01-15.${running}` });

const withoutEntries = ({ entries: _, ...rest }: ReturnType<typeof aMentionList>): MentionListVersion => rest;

/** Dated lists, their versions and entries. */
export const mentionListsContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('a version of a list comes back as it was written, its entries in their order', async ({ t, store }) => {
    const list = aMentionList({
      refused: [{ line: 7, problem: 'ordinary-word', detail: 'Дождь' }],
      refusedCount: 3,
      entries: [
        aListEntry({
          name: 'Яблоков',
          aliases: ['А', 'Б'],
          doubtful: ['В'],
          cues: ['Г*'],
          note: 'п',
          since: '2026-01-01',
        }),
        aListEntry({ name: 'Арбузов', until: '2026-02-01' }),
        // Several batches.
        ...Array.from({ length: 1_100 }, (_, index) => aListEntry({ name: `Имя ${index}` })),
      ],
    });
    const shipped = aMentionList({ kind: 'drugs', origin: 'shipped', loadedBy: undefined, loadedAt: undefined });
    await inRun(store, async (tx) => {
      await tx.mentionLists.add(list);
      await tx.mentionLists.add(shipped);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.mentionLists.find(list.kind, list.version), list);
      t.deepEqual(await tx.mentionLists.find('drugs', shipped.version), shipped);
      t.is(await tx.mentionLists.find('drugs', '2026-01-15.2'), undefined);
      t.is(await tx.mentionLists.find('banned-materials', list.version), undefined);
    });
  });

  scenario('a version is added once and is not active by that', async ({ t, store }) => {
    await inRun(store, (tx) => tx.mentionLists.add(version(1)));
    t.deepEqual(await inRun(store, (tx) => tx.mentionLists.active()), []);
    await t.throwsAsync(
      inRun(store, (tx) => tx.mentionLists.add(aMentionList({ ...version(1), title: 'другой' }))),
      { instanceOf: PersistenceFault },
    );
    t.like(await inRun(store, (tx) => tx.mentionLists.find('foreign-agents', version(1).version)), {
      title: version(1).title,
    });
    await inRun(store, (tx) => tx.mentionLists.add(version(1, 'drugs')));
  });

  scenario(
    'the active versions come in the order of the kinds, the history the last added first',
    async ({ t, store }) => {
      await inRun(store, async (tx) => {
        for (const list of [version(1, 'drugs'), version(2), version(1), version(3)]) await tx.mentionLists.add(list);
        await tx.mentionLists.activate('drugs', version(1).version, undefined);
        await tx.mentionLists.activate('foreign-agents', version(2).version, undefined);
      });
      await inRun(store, async (tx) => {
        t.deepEqual(await tx.mentionLists.active(), [version(2), version(1, 'drugs')].map(withoutEntries));
        t.deepEqual(
          await tx.mentionLists.history('foreign-agents'),
          [version(3), version(1), version(2)].map(withoutEntries),
        );
        t.deepEqual(await tx.mentionLists.history('banned-materials'), []);
      });
    },
  );

  scenario('the history has at most 100 versions', async ({ t, store }) => {
    await inRun(store, async (tx) => {
      for (let running = 1; running <= 101; running++) await tx.mentionLists.add(version(running));
    });
    const history = await inRun(store, (tx) => tx.mentionLists.history('foreign-agents'));
    t.is(history.length, 100);
    t.is(history[0]?.version, '2026-01-15.101');
    t.is(history.at(-1)?.version, '2026-01-15.2');
  });

  scenario('another version becomes active only in place of the one that was seen', async ({ t, store }) => {
    const activate = (running: number, replaces: number | undefined) =>
      store.unitOfWork.run((tx) =>
        tx.mentionLists.activate(
          'foreign-agents',
          version(running).version,
          replaces === undefined ? undefined : version(replaces).version,
        ),
      );
    const stale = refuse({ kind: 'stale-write', subject: 'mention-list', id: 'foreign-agents' });
    await inRun(store, async (tx) => {
      for (const running of [1, 2, 3]) await tx.mentionLists.add(version(running));
    });
    t.deepEqual(await activate(2, 1), stale);
    t.true((await activate(1, undefined)).ok);
    t.deepEqual(await activate(2, undefined), stale);
    t.deepEqual(await activate(2, 3), stale);
    t.true((await activate(2, 1)).ok);
    t.true((await activate(1, 2)).ok, 'and back again');
    const both = await Promise.all([activate(2, 1), activate(3, 1)]);
    t.is(both.filter(({ ok }) => ok).length, 1);
    t.is((await inRun(store, (tx) => tx.mentionLists.active())).length, 1);
  });

  scenario(
    'entries are read page by page, searched by name and alias in any case, letter by letter',
    async ({ t, store }) => {
      const names = ['Первый Ёж', 'второй', 'Третий 100%', 'четвёртый'];
      const entries = names.map((name, index) =>
        aListEntry({ name, aliases: index === 1 ? ['ЁЖИК'] : [], doubtful: index === 3 ? ['еж_и_к'] : [] }),
      );
      await inRun(store, async (tx) => {
        await tx.mentionLists.add(aMentionList({ entries }));
        await tx.mentionLists.add(version(2));
      });
      const about = { kind: 'foreign-agents', version: aMentionList().version } as const;
      const page = async (search?: string, number = 1, pageSize = 10) => {
        const found = await store.queries.mentionListEntries(
          { ...about, ...(search !== undefined && { search }) },
          { page: number, pageSize },
        );
        return [found.items.map(({ name }) => name), found.total];
      };
      t.deepEqual(await page(), [names, 4]);
      t.deepEqual(await page(undefined, 2, 3), [['четвёртый'], 4]);
      t.deepEqual(await page('ёж'), [['Первый Ёж', 'второй'], 2]);
      t.deepEqual(await page('100%'), [['Третий 100%'], 1]);
      t.deepEqual(await page('ж_и'), [['четвёртый'], 1]);
      const none = await store.queries.mentionListEntries(
        { ...about, version: '1999-01-01.1' },
        { page: 1, pageSize: 10 },
      );
      t.deepEqual(none, { items: [], total: 0 });
    },
  );
};
