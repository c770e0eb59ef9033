import type { MentionList, MentionListEntry } from '../../mention-list/mention-list.js';
import { namesOfEntry, nameWords } from '../../mention-list/names-of-entry.js';
import { indexNames, type NameIndex } from './name-index.js';

export interface ListedName {
  readonly list: MentionList;
  readonly entry: MentionListEntry;
  /** One of the entry's cues must stand beside it. */
  readonly needsCue: boolean;
  readonly cues: Cues;
}

export interface Cues {
  readonly words: NameIndex<true>;
  readonly prefixes: readonly string[];
}

const indices = new WeakMap<MentionList, NameIndex<ListedName>>();

/** Every name of a list, made ready for a search: once for each version, which never changes. */
export const namesOfList = (list: MentionList): NameIndex<ListedName> => {
  const known = indices.get(list) ?? indexNames(sought(list));
  indices.set(list, known);
  return known;
};

const sought = function* (
  list: MentionList,
): Generator<{ readonly words: readonly string[]; readonly value: ListedName }> {
  for (const entry of list.entries) {
    const cues = cuesOf(entry.cues);
    for (const { words, needsCue } of namesOfEntry(entry)) yield { words, value: { list, entry, needsCue, cues } };
  }
};

const noCues: Cues = { words: indexNames([]), prefixes: [] };

const cuesOf = (cues: readonly string[]): Cues => {
  if (cues.length === 0) return noCues;
  const isPrefix = (cue: string): boolean => cue.endsWith('*');
  return {
    words: indexNames(cues.filter((cue) => !isPrefix(cue)).map((cue) => ({ words: nameWords(cue), value: true }))),
    prefixes: cues.filter(isPrefix).flatMap(nameWords),
  };
};
