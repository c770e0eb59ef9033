import type { GreyLine } from './crop-line.js';

/**
 * A line in the three ways that captions are drawn: bright strokes, dark strokes, and plain grey with full contrast.
 * Each comes as dark letters on white paper, the only thing that the recogniser was trained on.
 */
export const binarisations = (line: GreyLine): readonly GreyLine[] => {
  const { low, high } = extremes(line.grey);
  const range = Math.max(1, high - low);
  const brightest = map(line, (value) => (value > low + range * strokeLevel ? 0 : 255));
  const darkest = map(line, (value) => (value < high - range * strokeLevel ? 0 : 255));
  const isLightOnDark = edgeMean(line) < (low + high) / 2;
  const normalised = map(line, (value) => {
    const level = Math.min(1, Math.max(0, (value - low) / range));
    return Math.round(255 * (isLightOnDark ? 1 - level : level));
  });
  return isLightOnDark ? [normalised, brightest, darkest] : [normalised, darkest, brightest];
};

/** Share of the line's contrast that a stroke must reach. */
const strokeLevel = 0.85;
const ignoredShare = 0.02;

const map = ({ width, height, grey }: GreyLine, change: (value: number) => number): GreyLine => ({
  width,
  height,
  grey: grey.map(change),
});

/** Darkest and brightest shade, single pixels of noise left out. */
const extremes = (grey: Uint8Array): { readonly low: number; readonly high: number } => {
  const sorted = grey.slice().sort();
  const skipped = Math.floor(sorted.length * ignoredShare);
  return { low: sorted[skipped] ?? 0, high: sorted[sorted.length - 1 - skipped] ?? 255 };
};

/** Mean shade of the upper and lower edge: the background. */
const edgeMean = ({ width, height, grey }: GreyLine): number => {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += (grey[x] ?? 0) + (grey[(height - 1) * width + x] ?? 0);
  return sum / (2 * width);
};
