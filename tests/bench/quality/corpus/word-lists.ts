import { maskedEnglish } from '../../../../domain/detection/profanity/english.data.js';
import { maskedForms, r1, r2, r3, r4 } from '../../../../domain/detection/profanity/obscene-roots.data.js';
import { obsceneSeeds } from '../../../domain/obscene-seeds.js';
import type { Random } from '../metrics/random.js';

export type Half = 'dev' | 'heldout';
/** Every derivative that there is a word for, or the forms that people really say: rare ones no recogniser knows. */
export type Oaths = 'all' | 'common';

const ofHalf = <T>(items: readonly T[], half: Half): readonly T[] =>
  items.filter((_, index) => index % 2 === (half === 'dev' ? 0 : 1));

/** Stems of the strongest English oaths; the others are merely rude. */
const strongEnglish = maskedEnglish.filter((word) => /^(?:mother)?f/.test(word));

/** A mask that hides a prefix only leaves the oath in the open: nothing is masked there. */
const rootFirst = maskedForms.filter((word) => new RegExp(`^(?:${r1}|${r2}|${r3}|${r4})`).test(word));

/** Words that are made or read elsewhere, by the name that phrases ask for. The halves share no obscene word. */
export const madeWords = (half: Half, oaths: Oaths): Readonly<Record<string, (random: Random) => string>> => ({
  obscene: (random) => random.pick(ofHalf(oaths === 'all' ? obsceneSeeds : maskedForms, half)),
  OBSCENE: (random) => random.pick(ofHalf(oaths === 'all' ? obsceneSeeds : maskedForms, half)).toUpperCase(),
  'obscene-en': (random) => random.pick(ofHalf(strongEnglish, half)),
  masked: (random) => masked(random.pick(ofHalf(rootFirst, half)), random),
  inn: companyNumber,
  erid: token,
  phone,
  card,
});

/** The first letter and at least one more stay; what is between becomes asterisks. */
const masked = (word: string, random: Random): string => {
  const hidden = Math.max(1, Math.min(word.length - 2, 1 + random.below(3)));
  return word.slice(0, 1) + '*'.repeat(hidden) + word.slice(1 + hidden);
};

const digits = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.below(10));

/** Ten digits, the last by the weights of the tax service (order ММВ-7-6/435). */
const companyNumber = (random: Random): string => {
  const body = [7, 7, ...digits(random, 7)];
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = body.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);
  return [...body, (sum % 11) % 10].join('');
};

const phone = (random: Random): string => {
  const [a, b, c, d, e, f, g, h] = digits(random, 8);
  return `+7 (9${1 + random.below(8)}${a}) ${b}${c}${d}-${e}${f}-${g}${h}`;
};

/** Sixteen digits that pass the check of Luhn. */
const card = (random: Random): string => {
  const body = [4, ...digits(random, 14)];
  const sum = body.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return [...body, (10 - (sum % 10)) % 10].join('').replace(/(\d{4})(?=\d)/g, '$1 ');
};

/** As operators of advertising data issue them: a family prefix and letters of both cases with digits. */
const token = (random: Random): string => {
  const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const tail = Array.from({ length: 8 }, () => random.pick([...letters])).join('');
  return random.pick(['2Vtzqx', '2SDnjc', 'LjN8K', 'Pb3XmBtz']) + tail;
};
