import { asLookAlikes, asSoundAlikes, foldWord, hasCyrillic, isMixedScript } from '../text/fold-word.js';
import { obsceneEnglish, rudeEnglish } from './english.data.js';
import { englishNames } from './english-names.data.js';
import { truncatedForms } from './obscene-roots.data.js';
import { findRoot } from './root-rules.js';
import { rudeRussian } from './rude-russian.data.js';
import { fromTranslit } from './transliterate.js';

export interface WordVerdict {
  readonly kind: 'obscene' | 'masked' | 'rude';
  readonly rule: string;
  /** How sure the rule is of its own reading, before what the recogniser says. */
  readonly certainty: number;
}

const tripled = /(.)\1{2,}/gu;
const doubled = /(.)\1+/gu;
const hasDouble = /(.)\1/u;

/** The word, and without stretched letters: first those written three times or more, then doubled ones too. */
const spellings = (word: string): readonly string[] =>
  hasDouble.test(word) ? [...new Set([word, word.replace(tripled, '$1'), word.replace(doubled, '$1')])] : [word];

/** One word without blanks or masks inside, as it stands in the text. */
export const judgeWord = (raw: string): WordVerdict | undefined => {
  const word = foldWord(raw);
  if (isMixedScript(word)) return judgeMixed(word);
  if (hasCyrillic(word)) return judgeRussian(word, raw);
  return /^[a-z0-9@$'`]*[a-z][a-z0-9@$'`]*$/.test(word) ? judgeLatin(word) : undefined;
};

const judgeRussian = (word: string, raw: string): WordVerdict | undefined => {
  for (const spelling of spellings(word)) {
    const root = findRoot(spelling);
    if (root) return { kind: 'obscene', rule: `root:${root.root}`, certainty: certaintyOf(spelling, raw) };
  }
  for (const spelling of spellings(word)) {
    if (truncatedForms.has(spelling)) return { kind: 'masked', rule: 'truncated', certainty: 0.65 };
    if (rudeRussian.some((pattern) => pattern.test(spelling)))
      return { kind: 'rude', rule: 'rude-lexicon', certainty: 0.9 };
  }
  return undefined;
};

/** Two letters are as likely a scrap of something else, unless the writer put the dots on the «ё». */
const certaintyOf = (word: string, raw: string): number =>
  word.length > 2 || raw.normalize('NFC').toLowerCase().includes('ё') ? 0.95 : 0.6;

const judgeMixed = (word: string): WordVerdict | undefined => {
  for (const reading of [asLookAlikes(word), asSoundAlikes(word)].flatMap(spellings)) {
    if (!/^[а-я]+$/.test(reading)) continue;
    const root = findRoot(reading);
    if (root && reading.length > 2) return { kind: 'obscene', rule: `homoglyph:${root.root}`, certainty: 0.85 };
    if (rudeRussian.some((pattern) => pattern.test(reading)) && reading.length > 3)
      return { kind: 'rude', rule: 'rude-lexicon', certainty: 0.8 };
  }
  return undefined;
};

const plainDigits: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

const judgeLatin = (word: string): WordVerdict | undefined => {
  const english = /[a-z]/.test(word) ? word.replace(/[013453@$]/g, (sign) => plainDigits[sign] ?? sign) : word;
  for (const spelling of spellings(english)) {
    if (obsceneEnglish.some((pattern) => pattern.test(spelling)))
      return { kind: 'obscene', rule: 'english-obscene', certainty: 0.8 };
    if (rudeEnglish.some((pattern) => pattern.test(spelling)))
      return { kind: 'rude', rule: 'english-rude', certainty: 0.85 };
  }
  return word.length < 3 || englishNames.test(word) ? undefined : judgeTranslit(word);
};

/**
 * R2 and R4 in Latin letters collide with no English headword and stand for themselves. R1 and R3 do (24 headwords of
 * 49,568), so one alone is only a hint.
 */
const judgeTranslit = (word: string): WordVerdict | undefined => {
  for (const reading of [...fromTranslit(word), asLookAlikes(word)].flatMap(spellings)) {
    if (!/^[а-я]{3,}$/.test(reading)) continue;
    const root = findRoot(reading);
    if (root)
      return {
        kind: 'obscene',
        rule: `translit:${root.root}`,
        certainty: (root.root === 'R2' || root.root === 'R4') && reading.length > 4 ? 0.75 : 0.5,
      };
  }
  return undefined;
};
