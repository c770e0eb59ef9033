import { foldWord } from '../text/fold-word.js';

/**
 * What a Russian word sounds like, one letter a sound: unstressed «о» as «а» and «е» as «и», voiced consonants voiceless at
 * the end and before voiceless ones, soft signs and doubled letters gone. A word with other than Russian letters sounds like
 * nothing that could be misheard: `undefined`.
 */
export const soundKey = (word: string): string | undefined => {
  const folded = foldWord(word);
  if (!/^[а-я]+$/.test(folded)) return undefined;
  const simple = clusters.reduce((text, [written, said]) => text.replace(written, said), folded);
  return devoiced(simple)
    .replace(/[оэеыи]/g, (vowel) => (vowel === 'о' ? 'а' : 'и'))
    .replaceAll('ю', 'у')
    .replace(/(.)\1+/g, '$1');
};

const clusters: readonly (readonly [RegExp, string])[] = [
  [/[ьъ]/g, ''],
  [/т(?:ь)?ся$/, 'ца'],
  [/([ео])го$/, '$1во'],
  [/^что/, 'што'],
  [/([сз])[тд]н/g, '$1н'],
  [/вств/g, 'ств'],
  [/[сзж]ч/g, 'щ'],
  [/[тд]ч/g, 'ч'],
  [/[тд]с/g, 'ц'],
];

const voiceless: Readonly<Record<string, string>> = { б: 'п', в: 'ф', г: 'к', д: 'т', ж: 'ш', з: 'с' };

const devoiced = (text: string): string => {
  let result = '';
  for (let at = text.length - 1; at >= 0; at--) {
    const letter = text[at] ?? '';
    const next = result[0] ?? ' ';
    result = (/[ пфктшсхцчщ]/.test(next) ? (voiceless[letter] ?? letter) : letter) + result;
  }
  return result;
};
