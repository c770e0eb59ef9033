import { confidenceOf, type Passage, type TextSpan } from '../passages/passage.js';
import { matchSounds } from './phonetic-match.js';
import { phrasesFrom } from './phrases-from.js';
import { soundsOf } from './sound-costs.js';
import { soundKey } from './sound-key.js';
import type { StrongPhrase } from './strong-phrases.data.js';

/** Heard words that sound like a strong phrase and are not it. */
export interface Misheard extends TextSpan {
  readonly phrase: StrongPhrase;
  /** The words of the passage, `[first, past)`. */
  readonly first: number;
  readonly past: number;
  /** 0 sounds the same, 1 is the farthest that is still believed. */
  readonly distance: number;
}

/** A recogniser this sure of every word did not mishear. */
const certain = 0.97;
const mostWords = 6;

/** In order, none overlapping another; of several readings of a stretch the one with most sounds right. */
export const findMisheard = (passage: Passage): readonly Misheard[] => {
  if (passage.channel !== 'speech') return [];
  const keys = passage.words.map(({ form }) => {
    const key = soundKey(form);
    return key === undefined ? undefined : soundsOf(key);
  });
  const found = keys.flatMap((_, first) => readingsAt(passage, keys, first));
  found.sort((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a)) || a.start - b.start);
  const kept: Reading[] = [];
  for (const each of found)
    if (!kept.some((other) => other.first < each.past && each.first < other.past)) kept.push(each);
  return kept.filter(({ isHeardWell }) => !isHeardWell).sort((a, b) => a.start - b.start);
};

interface Reading extends Misheard {
  /** The very phrase: nothing else is read into its words. */
  readonly isHeardWell: boolean;
}

const worth = ({ phrase, distance, isHeardWell }: Reading): number =>
  isHeardWell ? Infinity : phrase.sounds.length - 2 * phrase.limit * distance;

const readingsAt = (
  passage: Passage,
  keys: readonly (readonly number[] | undefined)[],
  first: number,
): readonly Reading[] => {
  const heard: (readonly number[])[] = [];
  for (const key of keys.slice(first, first + mostWords)) {
    if (key === undefined) break;
    heard.push(key);
  }
  if (heard.length === 0) return [];
  return phrasesFrom(heard.flat()).flatMap((phrase): readonly Reading[] => {
    const match = matchSounds(phrase, heard);
    if (match === undefined || match.words > phrase.mostWords) return [];
    const past = first + match.words;
    const words = passage.words.slice(first, past);
    const [from, to] = [words[0], words.at(-1)];
    if (from === undefined || to === undefined) return [];
    const isHeardWell = isItself(words, phrase);
    if (words.length === 1 && phrase.falseFriends?.test(from.form)) return [];
    const span = { start: from.start, end: to.end };
    if (confidenceOf(passage, span) >= certain) return [];
    return [
      { ...span, phrase, first, past, isHeardWell, distance: match.cost / Math.max(phrase.limit, Number.EPSILON) },
    ];
  });
};

/** The phrase, or another form of its words: that is for the ordinary rules. */
const isItself = (words: readonly { readonly form: string }[], { words: wanted, ending }: StrongPhrase): boolean =>
  words.length === wanted.length &&
  words.every(({ form }, index) => {
    const want = wanted[index] ?? '';
    return ending > 0 && index === wanted.length - 1 ? form.startsWith(want) : isSameWord(form, want);
  });

const endingOnly = /^[аеиоуыьэюяйвгмх]{0,3}$/;

const isSameWord = (a: string, b: string): boolean => {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return a === b || (shared >= 3 && endingOnly.test(a.slice(shared)) && endingOnly.test(b.slice(shared)));
};
