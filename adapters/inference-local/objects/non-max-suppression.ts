import type { Box } from '../../../domain/signal/signal.js';
import type { Detection } from './decode-nanodet.js';

/** Keeps, class by class, the best of the boxes that overlap by more than `mostOverlap` (intersection over union). */
export const nonMaxSuppression = (found: readonly Detection[], mostOverlap: number): readonly Detection[] => {
  const kept: Detection[] = [];
  for (const candidate of [...found].sort((a, b) => b.score - a.score))
    if (!kept.some((better) => better.label === candidate.label && overlap(better.box, candidate.box) > mostOverlap))
      kept.push(candidate);
  return kept;
};

const overlap = (a: Box, b: Box): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
};
