import type { GreyLine } from './crop-line.js';

/** White paper around the letters; without it Tesseract loses the first and the last. */
const margin = 10;

/** A line as a Netpbm grey map, the plainest format that Tesseract reads. */
export const toPgm = ({ width, height, grey }: GreyLine): Buffer => {
  const across = width + 2 * margin;
  const down = height + 2 * margin;
  const header = Buffer.from(`P5\n${across} ${down}\n255\n`, 'latin1');
  const bytes = Buffer.alloc(header.length + across * down, 255);
  header.copy(bytes);
  for (let y = 0; y < height; y++)
    bytes.set(grey.subarray(y * width, (y + 1) * width), header.length + (y + margin) * across + margin);
  return bytes;
};
