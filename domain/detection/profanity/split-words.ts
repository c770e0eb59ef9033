import type { TextSpan } from '../passages/passage.js';
import { foldWord } from '../text/fold-word.js';
import { r1, r3, r4 } from './obscene-roots.data.js';

/** Unstressed vowels apart from their spelling: half a word is no word, so a recogniser spells it as it sounds. */
const asItSounds = (word: string): string => word.replaceAll('о', 'а').replace(/[еы]/g, 'и');

/**
 * Ordinary words with an oath for an end («кора бля»): a recogniser of speech that cuts such a word in two says one. Found
 * among all forms of the Russian spelling dictionary; those whose beginning is a particle («ли») are left out.
 */
const ordinary: readonly RegExp[] = [
  `(?:кора|ру|са|ду|ансам|огло|гре|дирижа|консте|ско|сте)${r4}`,
  `(?:за|при)?(?:заглу|усугу|употре|уподо|углу|раздро|рассла|приспосо|потре|посо|озло|осла|оскор|огру|обосо|истре)${r4}[а-я]+`,
  `(?:вы|за|на|от|по|под|пере|при|про|раз|с|до|со)?(?:гр|скр)${r3}[а-я]*`,
  `(?:хл|гл|ст|ск|тр|ястр|педик|мект|употр|потр|истр|констр?|ширпотр|уч|служ|леч|волш|врач|вражд|свад|суд|усад)${r3}[а-я]*`,
  `(?:пло|су|ти|глу|вет|всу|вти|стра|застра|подстра|пси|штри|заштри|лопоу|безу|спло)${r1}[йяюе][а-я]*`,
  `${r4}(?:ха|хи|ху|хой|шка|шки|шку|шек)`,
].map((word) => new RegExp(`^${asItSounds(word)}$`));

/** More letters no half of such a word has. */
const longestPart = 24;

/** What the recogniser puts between the halves; its commas are guesses. */
const before = /(\p{L}+)[\s,-]+$/u;
const after = /^[\s,-]+(\p{L}+)/u;

/** True for an oath that is a part of an ordinary word whose other half stands beside it. */
export const isPartOfOrdinaryWord = (text: string, { start, end }: TextSpan): boolean => {
  const oath = foldWord(text.slice(start, end));
  const earlier = foldWord(text.slice(Math.max(0, start - longestPart), start).match(before)?.[1] ?? '');
  const later = foldWord(text.slice(end, end + longestPart).match(after)?.[1] ?? '');
  return ordinary.some(
    (word) =>
      (earlier !== '' && word.test(asItSounds(earlier + oath))) ||
      (later !== '' && word.test(asItSounds(oath + later))),
  );
};

const ensemble = new RegExp(`(?<!\\p{L})(?:а|он|ан)\\s+сам[\\s,]+${r4}$`, 'iu');

/** «А сам, …» and «он сам, …» before R4 sound exactly like the genitive of «ансамбль»: which it is, the sound does not tell. */
export const soundsLikeEnsemble = (text: string, { start, end }: TextSpan): boolean =>
  ensemble.test(text.slice(Math.max(0, start - longestPart), end));
