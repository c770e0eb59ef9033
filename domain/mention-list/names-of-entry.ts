import { wordForm } from '../detection/text/fold-word.js';
import { wordsOf } from '../detection/text/words-of.js';
import { everydayMeaning } from './ordinary-names.js';
import type { MentionListEntry } from './mention-list.js';

/** A name as it is looked for: folded words in the dictionary form. */
export interface SoughtName {
  readonly words: readonly string[];
  /** It has an everyday meaning too: one of the entry's cues must stand beside it. */
  readonly needsCue: boolean;
}

export const nameWords = (name: string): readonly string[] => wordsOf(name).map(wordForm);

/** Every way in which people say or write an entry. Without repetitions. */
export const namesOfEntry = (entry: Pick<MentionListEntry, 'name' | 'aliases' | 'doubtful'>): readonly SoughtName[] => {
  const names = new Map<string, SoughtName>();
  const seek = (text: string, isDoubtful: boolean): void => {
    const words = nameWords(text);
    const key = words.join(' ');
    if (words.length > 0 && !names.has(key))
      names.set(key, { words, needsCue: isDoubtful || everydayMeaning(words) !== undefined });
  };
  for (const text of [entry.name, ...personalNames(entry.name), ...quotedNames(entry.name), ...entry.aliases])
    seek(text, false);
  for (const text of entry.doubtful) seek(text, true);
  return [...names.values()];
};

const person = /^(\p{Lu}[\p{L}-]+) (\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+(?:ич|вна|чна))$/u;

/** Registers write «Фамилия Имя Отчество», people do not. A surname alone would be anybody's. */
const personalNames = (name: string): readonly string[] => {
  const [, surname, given, patronymic] = person.exec(name) ?? [];
  if (surname === undefined || given === undefined || patronymic === undefined) return [];
  return [`${given} ${surname}`, `${surname} ${given}`, `${given} ${patronymic} ${surname}`];
};

/** «Автономная некоммерческая организация „Имя“» is spoken of as «Имя». Everyday words in quotes are nobody's name. */
const quotedNames = (name: string): readonly string[] =>
  [...name.matchAll(/[«"„“]([^«»"„“”]{4,})[»"“”]/g)].flatMap(([, inner = '']) =>
    inner.trim() === name || everydayMeaning(nameWords(inner)) !== undefined ? [] : [inner],
  );
