export const nanodetSide = 416;

/** NanoDet was trained on OpenCV's BGR order with the means and deviations of ImageNet in 0..255. */
const channels = [
  { rgbOffset: 2, mean: 103.53, deviation: 57.375 },
  { rgbOffset: 1, mean: 116.28, deviation: 57.12 },
  { rgbOffset: 0, mean: 123.675, deviation: 58.395 },
] as const;

/** RGB bytes of 416 × 416 as planes of BGR. */
export const nanodetInput = (rgb: Uint8Array): Float32Array => {
  const plane = nanodetSide * nanodetSide;
  const input = new Float32Array(3 * plane);
  let to = 0;
  for (const { rgbOffset, mean, deviation } of channels)
    for (let from = rgbOffset; from < 3 * plane; from += 3) input[to++] = ((rgb[from] ?? 0) - mean) / deviation;
  return input;
};
