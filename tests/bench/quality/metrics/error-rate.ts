/** Edits that turn what is true into what was read, and the length of the truth: sums of these give a rate over a corpus. */
export interface ErrorCount {
  readonly edits: number;
  readonly length: number;
}

/** Levenshtein distance over any items. */
const edits = (truth: readonly string[], read: readonly string[]): number => {
  let row = read.map((_, index) => index + 1);
  truth.forEach((expected, i) => {
    let diagonal = i;
    let left = i + 1;
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (expected === read[j] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  });
  return read.length === 0 ? truth.length : (row.at(-1) ?? 0);
};

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Without case, punctuation and the dots of ё. */
export const wordErrors = (truth: string, read: string): ErrorCount => {
  const expected = words(truth);
  return { edits: edits(expected, words(read)), length: expected.length };
};

/** Case and punctuation count; runs of white space are one space. */
export const characterErrors = (truth: string, read: string): ErrorCount => {
  const tidy = (text: string): string[] => [...text.replace(/\s+/g, ' ').trim()];
  const expected = tidy(truth);
  return { edits: edits(expected, tidy(read)), length: expected.length };
};

/** Best reading of one true line among several; nothing read is all wrong, never more than all. */
export const bestReading = (truth: string, readings: readonly string[]): ErrorCount => {
  const none = characterErrors(truth, '');
  return readings
    .map((reading) => characterErrors(truth, reading))
    .reduce((best, next) => (next.edits < best.edits ? next : best), none);
};

export const errorRate = (counts: readonly ErrorCount[]): number => {
  const length = counts.reduce((sum, each) => sum + each.length, 0);
  return length === 0 ? Number.NaN : counts.reduce((sum, each) => sum + each.edits, 0) / length;
};
