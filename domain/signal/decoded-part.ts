import type { TimeInterval } from '../shared/time-interval.js';

/** Containers round, and sound ends a little after the picture or before it: less than this is no missing part. */
const roundingMs = 1_000;

export interface DecodedPart {
  /** Empty when nothing was decoded. */
  readonly decoded: readonly TimeInterval[];
  readonly missing: readonly TimeInterval[];
}

/** How much of a video a stream gave that was decoded up to `decodedMs`; the rest no model can have seen or heard. */
export const decodedPart = (decodedMs: number, durationMs: number): DecodedPart => {
  const endMs = Math.min(durationMs, Math.max(0, Math.round(decodedMs)));
  if (endMs === 0) return { decoded: [], missing: [{ startMs: 0, endMs: durationMs }] };
  if (durationMs - endMs < roundingMs) return { decoded: [{ startMs: 0, endMs: durationMs }], missing: [] };
  return { decoded: [{ startMs: 0, endMs }], missing: [{ startMs: endMs, endMs: durationMs }] };
};
