import type { Box } from '../../../domain/signal/signal.js';
import { cocoLabels } from './coco-labels.js';

export interface Detection {
  readonly label: string;
  readonly score: number;
  readonly box: Box;
}

/** What the net says about one grid: class probabilities and distances to the four sides, per cell, row by row. */
export interface NanodetGrid {
  /** cells × 80, sigmoid done. */
  readonly scores: Float32Array;
  /** cells × 4 × 11 logits: left, top, right, bottom, as distributions over 0..10 cells (generalised focal loss, Li et al. 2020). */
  readonly sides: Float32Array;
}

const classes = cocoLabels.length;
const bins = 11;

/** Boxes of one grid with a score of at least `threshold`, the best class of each cell. */
export const decodeNanodet = ({ scores, sides }: NanodetGrid, threshold: number): readonly Detection[] => {
  const cells = scores.length / classes;
  const across = Math.round(Math.sqrt(cells));
  const found: Detection[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const best = bestClass(scores, cell * classes);
    if (best.score < threshold) continue;
    const distance = (side: number): number => expectedBin(sides, (cell * 4 + side) * bins);
    const x = (cell % across) + 0.5;
    const y = Math.floor(cell / across) + 0.5;
    const box = boxBetween(
      (x - distance(0)) / across,
      (y - distance(1)) / across,
      (x + distance(2)) / across,
      (y + distance(3)) / across,
    );
    found.push({ label: cocoLabels[best.index] ?? 'unknown', score: best.score, box });
  }
  return found;
};

const bestClass = (scores: Float32Array, from: number): { readonly index: number; readonly score: number } => {
  let index = 0;
  let score = -1;
  for (let i = 0; i < classes; i++) {
    const value = scores[from + i] ?? 0;
    if (value > score) [index, score] = [i, value];
  }
  return { index, score };
};

/** Expectation of the softmax over the bins, in cells. */
const expectedBin = (logits: Float32Array, from: number): number => {
  let highest = -Infinity;
  for (let i = 0; i < bins; i++) highest = Math.max(highest, logits[from + i] ?? 0);
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < bins; i++) {
    const weight = Math.exp((logits[from + i] ?? 0) - highest);
    total += weight;
    weighted += weight * i;
  }
  return weighted / total;
};

const boxBetween = (left: number, top: number, right: number, bottom: number): Box => {
  const x = clampUnit(left);
  const y = clampUnit(top);
  return { x, y, width: clampUnit(right) - x, height: clampUnit(bottom) - y };
};

const clampUnit = (value: number): number => Math.min(1, Math.max(0, value));
