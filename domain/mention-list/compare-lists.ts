import type { MentionListEntry } from './mention-list.js';
import { nameWords } from './names-of-entry.js';

/** How one version of a list differs from another. */
export interface ListDifference {
  readonly added: readonly MentionListEntry[];
  readonly removed: readonly MentionListEntry[];
  /** The same name, with other names, cues, words or days. */
  readonly changed: readonly MentionListEntry[];
  readonly unchanged: number;
}

export const compareLists = (
  before: readonly MentionListEntry[],
  after: readonly MentionListEntry[],
): ListDifference => {
  const old = byName(before);
  const added: MentionListEntry[] = [];
  const changed: MentionListEntry[] = [];
  for (const [key, entry] of byName(after)) {
    const known = old.get(key);
    if (known === undefined) added.push(entry);
    else if (textOf(known) !== textOf(entry)) changed.push(entry);
    old.delete(key);
  }
  return { added, changed, removed: [...old.values()], unchanged: after.length - added.length - changed.length };
};

/** Who was listed several times is told apart by the running number. */
const byName = (entries: readonly MentionListEntry[]): Map<string, MentionListEntry> => {
  const times = new Map<string, number>();
  return new Map(
    entries.map((entry) => {
      const name = nameWords(entry.name).join(' ');
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return [`${name}/${time}`, entry];
    }),
  );
};

const textOf = ({ name, aliases, doubtful, cues, note, decision, since, until }: MentionListEntry): string =>
  JSON.stringify([name, aliases, doubtful, cues, note, decision, since ?? '', until ?? '']);
