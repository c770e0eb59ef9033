import { printLimits } from './print-limits.js';

// Controls, marks that turn the direction of writing, invisible signs and private use: a reader could be misled by what they hide.
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
// More marks on one letter than any language needs would spill over the lines around it.
const heapedMarks = /(\p{M}{4})\p{M}+/gu;

/** Text as it may be printed: one paragraph, of bounded length, that shows what it says. */
export const plainText = (text: string, limit: number = printLimits.text): string => {
  const clean = text
    .slice(0, limit * 2)
    .replace(/\s+/gu, ' ')
    .replace(unprintable, '')
    .replace(heapedMarks, '$1');
  // A cut may go through a pair of surrogates.
  return clean.length > limit
    ? `${clean
        .slice(0, limit)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`
    : clean;
};
