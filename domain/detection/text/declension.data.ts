/** Endings of one way to decline, the one of the dictionary form among them. */
export interface Paradigm {
  /** What a dictionary form of this kind ends with; the rest is the base. */
  readonly nominative: RegExp;
  readonly endings: readonly string[];
}

const words = (text: string): readonly string[] => ['', ...text.split(' ')];
const masculine = 'а у ом е ы ов ам ами ах ым ых';

/**
 * Russian nouns, names and adjectives by their dictionary form («ё» is «е» in folded words). Generous: a base with a
 * neighbouring paradigm's ending is no word at all, so it can't be met.
 */
export const paradigms: readonly Paradigm[] = [
  { nominative: /а$/, endings: words('а ы и е у ой ою ей ею ам ами ах') },
  { nominative: /я$/, endings: words('я и е ю ей ею ь й ям ями ях') },
  { nominative: /(?<=[бвдзлмнпрстф])$/, endings: words(masculine) },
  { nominative: /(?<=[гкх])$/, endings: words('а у ом е и ов ам ами ах') },
  { nominative: /(?<=[жцчшщ])$/, endings: words('а у ом ем е ы и ов ев ей ам ами ах') },
  { nominative: /й$/, endings: 'й я ю ем е и ев ям ями ях'.split(' ') },
  { nominative: /ь$/, endings: 'ь я ю ем е и ей ью ям ями ях'.split(' ') },
  { nominative: /о$/, endings: words('о а у ом е ам ами ах') },
  { nominative: /е$/, endings: 'е я ю ем и ий ей й ям ями ях'.split(' ') },
  { nominative: /[ыи]$/, endings: words('ы и ов ев ей ам ям ами ями ах ях') },
  {
    nominative: /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/,
    endings: 'ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ей ою ею ых их ыми ими'.split(' '),
  },
  // «Немец», «Кружок»: the last vowel falls out.
  { nominative: /(?:ец|(?<=[жчш])ок)$/, endings: [] },
];

/** Given names with a vowel that falls out; no rule tells them from names in which it stays. */
export const basesWithoutVowel: Readonly<Record<string, string>> = { лев: 'льв', павел: 'павл' };

/** Of oblique forms, with what «-ец» and «-ок» leave: «немц-а», «кружк-а». */
export const endingsAfterFallenVowel: readonly string[] = 'а у ом ем е ы и ов ев ам ами ах'.split(' ');
