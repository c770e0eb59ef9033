const invisible = /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Latin and Greek letters that look like Cyrillic ones, for words that mix scripts by trick or by OCR. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', g: 'г', h: 'н', i: 'и', k: 'к', m: 'м', n: 'п', o: 'о', p: 'р', r: 'г' },
  ...{ t: 'т', u: 'и', x: 'х', y: 'у', α: 'а', ε: 'е', ι: 'и', κ: 'к', ο: 'о', ρ: 'р', υ: 'у', χ: 'х', γ: 'у', і: 'и' },
};

/** Latin letters for the Cyrillic sound that they stand for. */
const soundAlikes: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'б', c: 'с', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'й', k: 'к', l: 'л', m: 'м', n: 'н' },
  ...{ o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', x: 'х', y: 'у', z: 'з', і: 'и', χ: 'х', ε: 'е', α: 'а' },
};

const digitAlikes: Readonly<Record<string, string>> = {
  '0': 'о',
  '1': 'и',
  '3': 'з',
  '4': 'ч',
  '6': 'б',
  '@': 'а',
  $: 'с',
};

const isPlain = /^[а-яa-z]+$/;

/**
 * One spelling for everything that a reader takes for the same word: compatibility forms resolved, lower case, no invisible
 * characters, no accents except the breve of «й» (the only one that makes another letter); «ё» as «е».
 */
export const foldWord = (raw: string): string =>
  isPlain.test(raw)
    ? raw
    : raw
        .replace(invisible, '')
        .normalize('NFKC')
        .toLowerCase()
        .normalize('NFD')
        .replaceAll('и\u0306', 'й')
        .replace(/\p{M}/gu, '');

export const hasCyrillic = (text: string): boolean => /[а-яё]/i.test(text);

const replaceBy = (word: string, ...maps: readonly Readonly<Record<string, string>>[]): string =>
  [...word].map((letter) => maps.find((map) => map[letter] !== undefined)?.[letter] ?? letter).join('');

export const asLookAlikes = (word: string): string => replaceBy(word, lookAlikes, digitAlikes);
export const asSoundAlikes = (word: string): string => replaceBy(word, soundAlikes, digitAlikes);

/** True for a word that mixes Cyrillic with other letters, digits or the signs that stand for letters. */
export const isMixedScript = (word: string): boolean => hasCyrillic(word) && /[a-zαειοκρυχγі0-9@$]/.test(word);

/** A word as phrase patterns see it: folded, and a mixed-script one read by its looks («пpoмoкoд» typed in half Latin). */
export const wordForm = (raw: string): string => {
  const folded = foldWord(raw);
  return hasCyrillic(folded) && /[a-zαειοκρυχγі]/.test(folded) ? asLookAlikes(folded) : folded;
};
