import type { Box } from '../../../domain/signal/signal.js';
import type { PictureSize } from '../frames/jpeg-size.js';

/** From corners in pixels to fractions of the frame, cut at its edges; undefined where nothing is left. */
export const boxOfCorners = (
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  { width, height }: PictureSize,
): Box | undefined => {
  const [left, right] = [cut(x0 / width), cut(x1 / width)];
  const [top, bottom] = [cut(y0 / height), cut(y1 / height)];
  return left < right && top < bottom ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
};

const cut = (fraction: number): number => Math.min(1, Math.max(0, fraction));
