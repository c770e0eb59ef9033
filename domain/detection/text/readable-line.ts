import { foldWord } from './fold-word.js';
import { englishPairs, russianPairs, type LetterPairs } from './letter-pairs.data.js';

const letterRun = /\p{L}{2,}/gu;
const usualCase = /^(?:\p{Ll}+|\p{Lu}+|\p{Lu}\p{Ll}+)$/u;

/** Random letters of eight and more come as high as this once or twice in a hundred times, words fall below as seldom. */
const scripts = [
  { pairs: russianPairs, leastUsual: 5.25 },
  { pairs: englishPairs, leastUsual: 5.75 },
] as const;
const leastLetters = 8;

/** How usual the neighbourhoods of letters are, 0 as in words at the least; undefined without Cyrillic or Latin letters. */
const usualness = (text: string): { readonly surplus: number; readonly letters: number } | undefined => {
  let [surplus, letters] = [0, 0];
  for (const [run] of text.matchAll(letterRun)) {
    const word = foldWord(run);
    const script = scripts.find(({ pairs }) => [...word].every((one) => pairs.letters.includes(one)));
    if (script === undefined && !/[а-яa-z]/.test(word)) continue;
    letters += word.length;
    const sum = script === undefined ? 0 : pairsOf(word, script.pairs);
    const { leastUsual } = script ?? scripts[0];
    surplus += (usualCase.test(run) ? sum : (sum * 2) / 3) - leastUsual * (word.length + 1);
  }
  return letters === 0 ? undefined : { surplus, letters };
};

const pairsOf = (word: string, { letters, rows }: LetterPairs): number => {
  let [sum, before] = [0, letters.length];
  for (const letter of word) {
    const at = letters.indexOf(letter);
    sum += Number(rows[before]?.[at] ?? 0);
    before = at;
  }
  return sum + Number(rows[before]?.[letters.length] ?? 0);
};

/**
 * Whether a line is words of Russian or English, as far as its letters tell: `unclear` when they are too few, or of another
 * script.
 */
export const readability = (text: string): 'readable' | 'unreadable' | 'unclear' => {
  const found = usualness(text);
  if (found === undefined) return /\p{L}{2}/u.test(text) ? 'unclear' : 'unreadable';
  if (found.surplus < 0) return found.letters < 4 ? 'unclear' : 'unreadable';
  return found.letters < leastLetters ? 'unclear' : 'readable';
};
