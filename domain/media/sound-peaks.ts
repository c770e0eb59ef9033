/** More are narrower than a pixel of any screen. */
const mostPeaks = 4_000;
/** Finer than this is a wave, not loudness. */
const shortestMs = 20;

export const peakCount = (durationMs: number): number =>
  Math.min(mostPeaks, Math.max(1, Math.ceil(durationMs / shortestMs)));

/**
 * How loud a sound is from beginning to end, 0..255 a part, from its samples in order (16 bit, any number at a time).
 * `total`: how many there will be; further ones are ignored.
 */
export const createPeakMeter = (total: number, count: number) => {
  const peaks = new Uint16Array(count);
  let at = 0;
  return {
    add(samples: Int16Array): void {
      for (const sample of samples) {
        if (at >= total) return;
        const part = Math.floor((at / total) * count);
        const level = Math.abs(sample);
        if (level > (peaks[part] ?? 0)) peaks[part] = level;
        at++;
      }
    },
    peaks: (): readonly number[] => Array.from(peaks, (level) => Math.min(255, level >> 7)),
  };
};
