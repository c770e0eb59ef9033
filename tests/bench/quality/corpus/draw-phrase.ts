import type { Random } from '../metrics/random.js';
import { markedText, type MarkedText } from './marked-text.js';
import type { Phrase, PhraseBook } from './phrase.js';
import { madeWords, type Half, type Oaths } from './word-lists.js';

export interface ShownText {
  readonly lines: readonly string[];
  readonly codes: readonly string[];
}

/** A phrase with every list's word chosen. */
export interface DrawnPhrase {
  readonly speech: MarkedText | undefined;
  readonly screen: ShownText | undefined;
}

export const drawPhrase = (phrase: Phrase, book: PhraseBook, half: Half, oaths: Oaths, random: Random): DrawnPhrase => {
  const made = madeWords(half, oaths);
  const chosen = new Map<string, string>();
  const fill = (text: string): string =>
    text.replace(/%([\w-]+)%/g, (_, name: string) => {
      const word = chosen.get(name) ?? made[name]?.(random) ?? random.pick(book.lists[name] ?? []);
      chosen.set(name, word);
      return word;
    });
  return {
    speech: phrase.speech === undefined ? undefined : markedText(fill(phrase.speech)),
    screen: phrase.screen === undefined ? undefined : shownText(fill(phrase.screen)),
  };
};

const shownText = (source: string): ShownText => {
  const { words, spans } = markedText(source);
  const text = words.map(({ written }) => written).join(' ');
  return { lines: text.split(' / '), codes: spans.flatMap(({ codes }) => codes) };
};
