import type { Box } from '../../../domain/signal/signal.js';
import type { Picture, Region } from '../picture/picture.js';

/** The whole frame and four overlapping tiles at its corners: a classifier misses what is small. */
export const sceneRegions: readonly Box[] = [
  { x: 0, y: 0, width: 1, height: 1 },
  { x: 0, y: 0, width: 0.6, height: 0.6 },
  { x: 0.4, y: 0, width: 0.6, height: 0.6 },
  { x: 0, y: 0.4, width: 0.6, height: 0.6 },
  { x: 0.4, y: 0.4, width: 0.6, height: 0.6 },
];

/** Whole pixels, at least one, inside the picture. */
export const regionOf = ({ width, height }: Picture, box: Box): Region => {
  const left = Math.min(width - 1, Math.round(box.x * width));
  const top = Math.min(height - 1, Math.round(box.y * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(box.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(box.height * height))),
  };
};
