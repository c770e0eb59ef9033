import type { MentionList, MentionListEntry, MentionListKind } from '../mention-list.js';

/** What an entry of the product's own lists is written with; the rest is empty. */
export type ShippedEntry = Pick<MentionListEntry, 'name' | 'decision'> & Partial<MentionListEntry>;

export const entryOf = (entry: ShippedEntry): MentionListEntry => ({
  aliases: [],
  doubtful: [],
  cues: [],
  note: '',
  since: undefined,
  until: undefined,
  ...entry,
});

export const shippedList = (
  kind: MentionListKind,
  about: Pick<MentionList, 'version' | 'asOf' | 'title' | 'sourceUrl'>,
  entries: readonly ShippedEntry[],
): MentionList => ({
  kind,
  ...about,
  origin: 'shipped',
  entryCount: entries.length,
  refused: [],
  refusedCount: 0,
  loadedBy: undefined,
  loadedAt: undefined,
  entries: entries.map(entryOf),
});
