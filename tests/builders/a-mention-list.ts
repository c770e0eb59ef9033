import type { MentionList, MentionListEntry, MentionListKind } from '../../domain/mention-list/mention-list.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

export const aListEntry = (over: Partial<MentionListEntry> = {}): MentionListEntry => ({
  name: 'Зубробородов',
  aliases: [],
  doubtful: [],
  cues: [],
  note: '',
  decision: 'решение для теста',
  since: undefined,
  until: undefined,
  ...over,
});

/** `entryCount` follows the entries. */
export const aMentionList = (over: Partial<Omit<MentionList, 'entryCount'>> = {}): MentionList => {
  const entries = over.entries ?? [aListEntry()];
  return {
    kind: 'foreign-agents',
    version: '2026-01-15.1',
    asOf: '2026-01-15',
    title: 'Реестр для теста',
    sourceUrl: 'https://example.test/register',
    origin: 'loaded',
    refused: [],
    refusedCount: 0,
    loadedBy: knownIds.owner,
    loadedAt: noon,
    ...over,
    entries,
    entryCount: entries.length,
  };
};

export const aListOf = (kind: MentionListKind, ...entries: readonly Partial<MentionListEntry>[]): MentionList =>
  aMentionList({ kind, entries: entries.map(aListEntry) });
