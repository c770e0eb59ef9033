import { entryKey } from './draft-list.js';
import type { MentionListEntry } from './mention-list.js';

/** How one version of a list differs from another. */
export interface ListDifference {
  readonly added: readonly MentionListEntry[];
  readonly removed: readonly MentionListEntry[];
  /** The same name and day of listing, with other names, cues, words or days. */
  readonly changed: readonly MentionListEntry[];
  readonly unchanged: number;
}

export const compareLists = (
  before: readonly MentionListEntry[],
  after: readonly MentionListEntry[],
): ListDifference => {
  const old = new Map(before.map((entry) => [entryKey(entry), entry]));
  const added: MentionListEntry[] = [];
  const changed: MentionListEntry[] = [];
  for (const entry of after) {
    const key = entryKey(entry);
    const known = old.get(key);
    if (known === undefined) added.push(entry);
    else if (textOf(known) !== textOf(entry)) changed.push(entry);
    old.delete(key);
  }
  return { added, changed, removed: [...old.values()], unchanged: after.length - added.length - changed.length };
};

const textOf = ({ name, aliases, doubtful, cues, note, decision, since, until }: MentionListEntry): string =>
  JSON.stringify([name, aliases, doubtful, cues, note, decision, since ?? '', until ?? '']);
