/** Mean luma (0..255) of every 8 x 8 pixel block of the frame scaled to 320 pixels width, row by row. */
export type FrameFingerprint = Uint8Array;

export const fingerprintColumns = 40;

/** Luma steps by which one block must change before a frame counts as new. Measured on synthetic and real clips: any
 * block above 4 keeps every planted object that covers 2 % of the width, while whole-frame hashes lose up to 95 %. */
export const newBlockThreshold = 4;

/** Largest difference of any block; 255 when the two frames have different shapes. */
export const largestBlockDifference = (a: FrameFingerprint, b: FrameFingerprint): number => {
  if (a.length !== b.length) return 255;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return largest;
};

/** Must be compared with the last frame that was analysed, not with the neighbour: a slow pan changes little at a time. */
export const isNewFrame = (frame: FrameFingerprint, lastAnalysed: FrameFingerprint | undefined): boolean =>
  lastAnalysed === undefined || largestBlockDifference(frame, lastAnalysed) > newBlockThreshold;
