import test from 'ava';
import { createManualClock } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { EnsureCatalogue, ListShelf, mentionListUseCases, type Transaction } from '../../application/index.js';
import { mentionListKinds, useOf, type MentionList } from '../../domain/mention-list/mention-list.js';
import { shippedLists } from '../../domain/mention-list/shipped/shipped-lists.js';
import { accept } from '../../domain/shared/result.js';
import type { Role } from '../../domain/user/user.js';
import { aListEntry, aMentionList } from '../builders/a-mention-list.js';
import { freshId } from '../builders/fresh-id.js';
import { knownIds } from '../builders/known-ids.js';
import { day, noon } from '../builders/moments.js';
import { said } from '../domain/signals.js';
import { analysedVideo } from './analysed-video.js';

const opened = () => {
  const { unitOfWork, queries } = createInMemoryPersistence();
  const clock = createManualClock(noon);
  const useCases = mentionListUseCases({ unitOfWork, clock, ids: { next: freshId } });
  const read = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    (await unitOfWork.run(async (tx) => accept(await work(tx)))).value;
  const actor = (role: Role) => ({ userId: knownIds.owner, role });
  return {
    unitOfWork,
    queries,
    clock,
    read,
    ...useCases,
    load: (names: readonly string[], role: Role = 'admin') =>
      useCases.loadMentionList.execute(actor(role), {
        kind: 'foreign-agents',
        title: 'Реестр',
        sourceUrl: '',
        asOf: '2026-03-01',
        entries: names.map((name, index) => ({ line: index + 1, fields: { name } })),
      }),
    activate: (version: string, replaces: string | undefined, role: Role = 'admin') =>
      useCases.activateMentionList.execute(actor(role), { kind: 'foreign-agents', version, replaces }),
    active: () => read((tx) => tx.mentionLists.active()),
  };
};

test('only an admin loads and activates, and both are written down with who, what and when', async (t) => {
  const { load, activate, active, queries } = opened();
  for (const role of ['client', 'operator'] as const) {
    t.deepEqual(await load(['Зубро'], role), { ok: false, refusal: { kind: 'forbidden' } });
    t.deepEqual(await activate('2026-03-01.1', undefined, role), { ok: false, refusal: { kind: 'forbidden' } });
  }
  t.true((await load(['Зубро', 'Дождь'])).ok);
  t.deepEqual(await active(), []);
  t.true((await activate('2026-03-01.1', undefined)).ok);
  t.like(await active(), [{ version: '2026-03-01.1', entryCount: 1, refusedCount: 1 }]);
  const { items } = await queries.audit({ actor: knownIds.owner }, { page: 1, pageSize: 10 });
  t.like(items[1], {
    action: 'mention-list-loaded',
    at: noon,
    details: { list: 'foreign-agents', version: '2026-03-01.1', as_of: '2026-03-01', entries: 1, refused: 1 },
  });
  t.like(items[0], { action: 'mention-list-activated', details: { version: '2026-03-01.1', replaces: '' } });
});

test('of two admins who activate at once one is told that it is stale; an older version can come back', async (t) => {
  const { load, activate, active, queries } = opened();
  for (const names of [['Зубро'], ['Бобро'], ['Выдро']]) t.true((await load(names)).ok);
  t.deepEqual(await activate('2026-03-01.9', undefined), {
    ok: false,
    refusal: { kind: 'not-found', subject: 'mention-list' },
  });
  t.true((await activate('2026-03-01.1', undefined)).ok);
  const both = await Promise.all([2, 3].map((running) => activate(`2026-03-01.${running}`, '2026-03-01.1')));
  t.deepEqual(
    both.flatMap((result) => (result.ok ? [] : [result.refusal.kind])),
    ['stale-write'],
  );
  const [now] = await active();
  t.true((await activate('2026-03-01.1', now?.version)).ok);
  t.like(await active(), [{ version: '2026-03-01.1' }]);
  t.deepEqual(await activate('2026-03-01.1', '2026-03-01.1'), { ok: false, refusal: { kind: 'nothing-changed' } });
  const { total } = await queries.audit({ action: 'mention-list-activated' }, { page: 1, pageSize: 10 });
  t.is(total, 3, 'what was refused is not in the log');
});

test('the product’s own lists are stored once, become active, and give way to those of the installation', async (t) => {
  const { unitOfWork, read, active } = opened();
  const ensure = new EnsureCatalogue({ unitOfWork });
  await ensure.execute();
  await ensure.execute();
  t.deepEqual((await active()).map(useOf), shippedLists.map(useOf));
  for (const list of shippedLists)
    t.deepEqual(await read((tx) => tx.mentionLists.find(list.kind, list.version)), list, list.kind);

  const other = opened();
  const own = aMentionList({ kind: 'drugs', version: '2026-01-01.1' });
  const old = {
    ...aMentionList({ kind: 'terrorist-organisations', version: '2025-01-01.1' }),
    origin: 'shipped' as const,
  };
  await other.read(async (tx) => {
    for (const list of [own, old]) {
      await tx.mentionLists.add(list);
      await tx.mentionLists.activate(list.kind, list.version, undefined);
    }
  });
  await new EnsureCatalogue({ unitOfWork: other.unitOfWork }).execute();
  const versions = new Map((await other.active()).map((list) => [list.kind, list.version]));
  t.is(versions.get('drugs'), own.version, 'an own list stays');
  t.is(versions.get('terrorist-organisations'), '2026-03-11.1', 'a newer release brings newer lists');
  t.is((await other.read((tx) => tx.mentionLists.history('drugs'))).length, 2, 'and can be gone back to');
});

test('the shelf reads a version once and knows when another one became active', async (t) => {
  const { unitOfWork, load, activate } = opened();
  const shelf = new ListShelf(unitOfWork);
  t.deepEqual(await shelf.active(), []);
  for (const names of [['Зубро'], ['Бобро']]) t.true((await load(names)).ok);
  await activate('2026-03-01.1', undefined);
  const [first] = await shelf.active();
  t.is((await shelf.active())[0], first);
  await activate('2026-03-01.2', '2026-03-01.1');
  t.is((await shelf.active())[0]?.entries[0]?.name, 'Бобро');
  t.is((await shelf.versions([{ kind: 'foreign-agents', version: '2026-03-01.1' }]))?.[0], first);
  t.is(await shelf.versions([{ kind: 'foreign-agents', version: '2020-01-01.1' }]), undefined);
});

const put = async (stage: Awaited<ReturnType<typeof analysedVideo>>, list: MentionList, replaces?: string) =>
  stage.read(async (tx) => {
    await tx.mentionLists.add(list);
    await tx.mentionLists.activate(list.kind, list.version, replaces);
  });

const zubro = aMentionList({ version: '2026-01-15.1', entries: [aListEntry()] });
const bobro = aMentionList({
  version: '2026-02-15.1',
  asOf: '2026-02-15',
  entries: [aListEntry({ name: 'Боброедов' })],
});
const spoken = [...said('с зубробородовым', 1_000), ...said('о боброедове', 30_000)];

test('a video is judged by the lists that are active; its report names them, and a replay uses them again or newer ones', async (t) => {
  const stage = await analysedVideo(spoken, { lists: [zubro] });
  const { triggers, report } = await stage.written();
  t.deepEqual(
    triggers.flatMap(({ evidence }) => evidence.flatMap((each) => (each.kind === 'list' ? [each.entry] : []))),
    ['Зубробородов'],
  );
  t.deepEqual(report?.document.catalogue.lists, [useOf(zubro)]);

  await put(stage, bobro, zubro.version);
  const same = await stage.replay();
  t.true(same.ok);
  if (same.ok) {
    t.deepEqual([same.value.difference.added, same.value.difference.gone], [[], []]);
    t.deepEqual(same.value.lists, [useOf(zubro)]);
  }
  const newer = await stage.replay({ lists: 'active', apply: true });
  t.true(newer.ok);
  if (newer.ok) {
    t.is(newer.value.difference.added.length, 1);
    t.is(newer.value.difference.gone.length, 1);
  }
  t.deepEqual((await stage.written()).report?.document.catalogue.lists, [useOf(bobro)]);
});

test('an entry counts by the day of the check, and in a replay with the active lists by today', async (t) => {
  const list = aMentionList({ entries: [aListEntry({ since: '2026-03-12' })] });
  const stage = await analysedVideo(spoken, { lists: [list] });
  t.deepEqual((await stage.written()).triggers, []);
  await stage.clock.advance(2 * day);
  const recorded = await stage.replay();
  t.true(recorded.ok && recorded.value.difference.added.length === 0);
  const active = await stage.replay({ lists: 'active' });
  t.true(active.ok && active.value.difference.added.length === 1);
});

test('states show every kind, history the versions, and a comparison what would change', async (t) => {
  const { load, activate, mentionLists } = opened();
  await load(['Зубро', 'Бобро']);
  await activate('2026-03-01.1', undefined);
  await load(['Бобро', 'Выдро']);
  const states = await mentionLists.states();
  t.deepEqual(
    states.map(({ kind, active }) => [kind, active?.version]),
    mentionListKinds.map((kind) => [kind, kind === 'foreign-agents' ? '2026-03-01.1' : undefined]),
  );
  const history = await mentionLists.history('foreign-agents');
  t.deepEqual(
    history.versions.map(({ version }) => version),
    ['2026-03-01.2', '2026-03-01.1'],
  );
  const compared = await mentionLists.compared('foreign-agents', '2026-03-01.2');
  t.like(compared?.difference, { added: [{ name: 'Выдро' }], removed: [{ name: 'Зубро' }], unchanged: 1 });
  t.is(await mentionLists.compared('drugs', '2026-03-01.2'), undefined);
});
