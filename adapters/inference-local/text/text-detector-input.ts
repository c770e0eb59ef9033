import type { Picture } from '../picture/picture.js';

/** Longest side of the detector's input: 14 px letters of a 640 px frame are still found, at a third of the cost of 960. */
const longestSide = 640;
const step = 32;

/** The size to resize a frame to: longest side 640, both sides multiples of 32. */
export const textDetectorSize = ({
  width,
  height,
}: Pick<Picture, 'width' | 'height'>): { readonly width: number; readonly height: number } => {
  const scale = longestSide / Math.max(width, height);
  const side = (pixels: number): number => Math.max(step, Math.round((pixels * scale) / step) * step);
  return { width: side(width), height: side(height) };
};

/** ImageNet's means and deviations in 0..1, RGB. */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

/** RGB bytes as normalised planes. */
export const textDetectorInput = (rgb: Uint8Array): Float32Array => {
  const plane = rgb.length / 3;
  const input = new Float32Array(rgb.length);
  for (const channel of [0, 1, 2] as const) {
    const mean = means[channel];
    const deviation = deviations[channel];
    for (let i = 0; i < plane; i++) input[channel * plane + i] = ((rgb[3 * i + channel] ?? 0) / 255 - mean) / deviation;
  }
  return input;
};
