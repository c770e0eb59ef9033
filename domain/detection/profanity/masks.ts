import { foldWord, hasCyrillic } from '../text/fold-word.js';
import { maskedEnglish } from './english.data.js';
import { maskedForms } from './obscene-roots.data.js';
import { findRoot } from './root-rules.js';

/** Signs put in place of letters: asterisk, hash, ellipsis, low line and the line of comic oaths. */
export const maskSigns = '*#…_•%$@!?&^~×■█▪●';
const mask = /[*#…_•%$@!?&^~×■█▪●]+/gu;
const longestHidden = 6;

/**
 * True when the letters left visible fit an obscene word and nothing is left to guess: at least two letters, or the first
 * one with exactly as many signs as the rest has letters.
 */
export const isMaskedObscene = (raw: string): boolean => {
  const word = foldWord(raw.replaceAll('...', '…')).replace(/^[*#_•]+(?=[\p{L}].*[\p{L}]$)/u, '');
  const visible = word.replace(mask, '');
  if (visible === word || visible.length === 0 || !/^[а-яa-z]+$/u.test(visible)) return false;
  if (/^[а-яa-z]{3,}[*#_!?…]$/u.test(word)) return false;
  const forms = hasCyrillic(visible) ? maskedForms : maskedEnglish;
  const pattern = new RegExp(`^${word.replace(mask, (signs) => hidden(signs, visible.length))}$`, 'u');
  return forms.some((form) => pattern.test(form)) || hasMaskedRoot(word);
};

const masks = /[*#…_•%$@!?&^~×■█▪●]/gu;
const rootLetters = [...'уиезбляд'];

/** One letter hidden inside a longer word: any letter of the roots may be under the mask. */
const hasMaskedRoot = (word: string): boolean =>
  /^[а-я]/.test(word) &&
  word.length >= 5 &&
  word.match(masks)?.length === 1 &&
  rootLetters.some((letter) => findRoot(word.replace(masks, letter)) !== undefined);

const hidden = (signs: string, visible: number): string => {
  const exact = `[а-яa-z]{${signs.length}}`;
  if (visible < 2) return signs.length >= 2 ? exact : '\\b\\B';
  return signs.length >= 2 || signs === '…' ? `[а-яa-z]{1,${Math.max(longestHidden, signs.length)}}` : '[а-яa-z]';
};
