import { foldWord, hasCyrillic } from '../text/fold-word.js';
import { maskedEnglish } from './english.data.js';
import { maskedForms } from './obscene-roots.data.js';
import { findRoot } from './root-rules.js';

/** Signs put in place of letters: asterisk, hash, ellipsis, low line and the line of comic oaths. */
export const maskSigns = '*#…_•%$@!?&^~×■█▪●';
const mask = /[*#…_•%$@!?&^~×■█▪●]+/gu;
const longestHidden = 6;
const longestForm = Math.max(...[...maskedForms, ...maskedEnglish].map((form) => form.length));

/**
 * True when the letters left visible fit an obscene word and nothing is left to guess: at least two letters, or the first
 * one with exactly as many signs as the rest has letters.
 */
export const isMaskedObscene = (raw: string): boolean => {
  const word = foldWord(raw.replaceAll('...', '…')).replace(/^[*#_•]+(?=[\p{L}].*[\p{L}]$)/u, '');
  const visible = word.replace(mask, '');
  if (visible === word || visible.length === 0 || !/^[а-яa-z]+$/u.test(visible)) return false;
  if (/^[а-яa-z]{3,}[*#_!?…]$/u.test(word)) return false;
  return isMaskedForm(word, visible) || hasMaskedRoot(word);
};

const isMaskedForm = (word: string, visible: string): boolean => {
  // Signs stand for a letter at least: what is longer than every form is none of them, and no expression could be made of it.
  if (visible.length + (word.match(mask) ?? []).length > longestForm) return false;
  const pattern = new RegExp(`^${word.replace(mask, (signs) => hidden(signs, visible.length))}$`, 'u');
  return (hasCyrillic(visible) ? maskedForms : maskedEnglish).some((form) => pattern.test(form));
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
  const length = Math.min(signs.length, longestForm);
  if (visible < 2) return length >= 2 ? `[а-яa-z]{${length}}` : '\\b\\B';
  return length >= 2 || signs === '…' ? `[а-яa-z]{1,${Math.max(longestHidden, length)}}` : '[а-яa-z]';
};
