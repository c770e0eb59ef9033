import { accept, refuse, type Result } from './result.js';

/** Half-open stretch of a video's time line `[startMs, endMs)`, whole milliseconds from its first frame; never empty. */
export interface TimeInterval {
  readonly startMs: number;
  readonly endMs: number;
}

export interface InvalidInterval {
  readonly kind: 'invalid-interval';
  readonly startMs: number;
  readonly endMs: number;
}

/** Refuses anything but whole milliseconds with `0 <= startMs < endMs`. */
export const timeInterval = (startMs: number, endMs: number): Result<TimeInterval, InvalidInterval> =>
  Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs) && startMs >= 0 && startMs < endMs
    ? accept({ startMs, endMs })
    : refuse({ kind: 'invalid-interval', startMs, endMs });

export const durationMs = (interval: TimeInterval): number => interval.endMs - interval.startMs;

export const isSameInterval = (a: TimeInterval, b: TimeInterval): boolean =>
  a.startMs === b.startMs && a.endMs === b.endMs;

export const doOverlap = (a: TimeInterval, b: TimeInterval): boolean => a.startMs < b.endMs && b.startMs < a.endMs;

/** Milliseconds between two intervals; 0 when they touch or overlap. */
export const gapMs = (a: TimeInterval, b: TimeInterval): number =>
  Math.max(0, Math.max(a.startMs, b.startMs) - Math.min(a.endMs, b.endMs));

export const overlapMs = (a: TimeInterval, b: TimeInterval): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

/** The smallest interval that covers both. */
export const hull = (a: TimeInterval, b: TimeInterval): TimeInterval => ({
  startMs: Math.min(a.startMs, b.startMs),
  endMs: Math.max(a.endMs, b.endMs),
});

export const intersection = (a: TimeInterval, b: TimeInterval): TimeInterval | undefined =>
  doOverlap(a, b) ? { startMs: Math.max(a.startMs, b.startMs), endMs: Math.min(a.endMs, b.endMs) } : undefined;

/** Widens by `padMs` on each side, within `[0, limitMs)`. */
export const pad = (interval: TimeInterval, padMs: number, limitMs: number): TimeInterval => ({
  startMs: Math.max(0, interval.startMs - padMs),
  endMs: Math.min(limitMs, interval.endMs + padMs),
});

export const byStart = (a: TimeInterval, b: TimeInterval): number => a.startMs - b.startMs || a.endMs - b.endMs;

/** Sorted union in which no two intervals are closer than `maxGapMs` (0 joins those that touch). */
export const union = (intervals: readonly TimeInterval[], maxGapMs = 0): readonly TimeInterval[] => {
  const merged: TimeInterval[] = [];
  for (const next of [...intervals].sort(byStart)) {
    const last = merged.at(-1);
    if (last && next.startMs - last.endMs <= maxGapMs) merged[merged.length - 1] = hull(last, next);
    else merged.push(next);
  }
  return merged;
};

/** The parts of `intervals` that no interval of `holes` covers, sorted and disjoint. */
export const subtract = (
  intervals: readonly TimeInterval[],
  holes: readonly TimeInterval[],
): readonly TimeInterval[] => {
  const cut = union(holes);
  return union(intervals).flatMap((whole) => {
    const rest: TimeInterval[] = [];
    let startMs = whole.startMs;
    for (const hole of cut) {
      if (hole.endMs <= startMs || hole.startMs >= whole.endMs) continue;
      if (hole.startMs > startMs) rest.push({ startMs, endMs: hole.startMs });
      startMs = hole.endMs;
    }
    if (startMs < whole.endMs) rest.push({ startMs, endMs: whole.endMs });
    return rest;
  });
};

export const totalMs = (intervals: readonly TimeInterval[]): number =>
  union(intervals).reduce((sum, interval) => sum + durationMs(interval), 0);

/** Intersection over union of the covered time, 0..1 (Jaccard index); 0 when both are empty. */
export const intersectionOverUnion = (a: readonly TimeInterval[], b: readonly TimeInterval[]): number => {
  const whole = totalMs([...a, ...b]);
  return whole === 0 ? 0 : (totalMs(a) + totalMs(b) - whole) / whole;
};
