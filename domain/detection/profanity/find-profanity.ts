import type { TextSpan } from '../passages/passage.js';
import { foldWord } from '../text/fold-word.js';
import { judgeWord, type WordVerdict } from './judge-word.js';
import { judgeAmbiguous } from './ambiguous.js';
import { isMaskedObscene, maskSigns } from './masks.js';

export interface ProfanityHit extends TextSpan, WordVerdict {}

const letter = '[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';
const between = '[ \\t.\\-_*·/]';
const spaced = new RegExp(`(?<!${letter})\\p{L}\\p{M}*(?:${between}+\\p{L}\\p{M}*){2,}(?!${letter})`, 'gu');
const chunk = /\S+/gu;
const innerWord = new RegExp(`[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200f\\u2060\\ufeff@$'\`]+`, 'gu');
const escapedSigns = maskSigns.replace(/[\^]/g, '\\$&');
// From the first of its signs only: otherwise a long run of them would be tried from each.
const maskedWord = new RegExp(
  `(?<![${escapedSigns}])[${escapedSigns}]*\\p{L}\\p{M}*(?:\\.{3}|[${escapedSigns}]|\\p{L}|\\p{M}|[\\u200b-\\u200f])*(?:\\p{L}|[${escapedSigns}]|\\.{3})`,
  'gu',
);

/** Oaths of a running text, in order, none overlapping another. The graver reading of a stretch wins. */
export const findProfanity = (text: string): readonly ProfanityHit[] => {
  const taken: ProfanityHit[] = [];
  const add = (span: TextSpan, verdict: WordVerdict | undefined): void => {
    if (verdict === undefined) return;
    if (taken.some((hit) => hit.start < span.end && span.start < hit.end)) return;
    taken.push({ start: span.start, end: span.end, ...verdict });
  };
  const candidates = [...text.matchAll(chunk)];
  for (const { 0: piece, index } of candidates)
    for (const { 0: word, index: at } of piece.matchAll(innerWord)) {
      const span = { start: index + at, end: index + at + word.length };
      add(span, judgeWord(word) ?? judgeAmbiguous(text, span));
    }
  for (const match of text.matchAll(spaced)) add(...judgeSpaced(match[0], match.index));
  for (const { 0: piece, index } of candidates)
    for (const { 0: word, index: at } of piece.matchAll(maskedWord))
      if (isMaskedObscene(word))
        add({ start: index + at, end: index + at + word.length }, { kind: 'masked', rule: 'mask', certainty: 0.75 });
  return taken.sort((a, b) => a.start - b.start);
};

/** Small words that may stand before letters spelled out one by one. */
const loneWords = new Set(['я', 'и']);

const judgeSpaced = (run: string, start: number): [TextSpan, WordVerdict | undefined] => {
  const letters = [...run.matchAll(/\p{L}\p{M}*/gu)];
  const whole = { start, end: start + run.length };
  const verdict = judgeJoined(letters.map(([each]) => each).join(''));
  if (verdict || letters.length < 4 || !loneWords.has(foldWord(letters[0]?.[0] ?? ''))) return [whole, verdict];
  const rest = letters.slice(1);
  return [{ start: start + (rest[0]?.index ?? 0), end: whole.end }, judgeJoined(rest.map(([each]) => each).join(''))];
};

const judgeJoined = (joined: string): WordVerdict | undefined => {
  const verdict = judgeWord(joined);
  return verdict?.kind === 'masked'
    ? undefined
    : verdict && { ...verdict, rule: `spaced:${verdict.rule}`, certainty: Math.min(verdict.certainty, 0.8) };
};
