import type { TimeInterval } from '../shared/time-interval.js';

/**
 * How far operators move edges, in ms: each finding is counted at the first bound that its change does not exceed, beyond
 * the last one in a place of its own. One frame of 25 a second takes 40 ms.
 */
export const edgeChangeBounds = [0, 40, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** Findings by how far their edges were moved: one number for each bound, and one for what is beyond. */
export type EdgeChanges = readonly number[];

export const noEdgeChanges: EdgeChanges = [...edgeChangeBounds, Infinity].map(() => 0);

/** Of the two edges the one that was moved further. */
export const edgeChange = (raised: TimeInterval, decided: TimeInterval): number =>
  Math.max(Math.abs(decided.startMs - raised.startMs), Math.abs(decided.endMs - raised.endMs));

export const countEdgeChange = (changes: EdgeChanges, changeMs: number): EdgeChanges => {
  const place = edgeChangeBounds.findIndex((bound) => changeMs <= bound);
  return changes.map((count, index) => (index === (place < 0 ? edgeChangeBounds.length : place) ? count + 1 : count));
};

/**
 * At least half of the findings were moved no further than this, in ms: one of the bounds, Infinity when that is beyond the
 * last one, undefined when there are no findings.
 */
export const medianEdgeChange = (changes: EdgeChanges): number | undefined => {
  const total = changes.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [index, count] of changes.entries()) {
    seen += count;
    if (total > 0 && seen * 2 >= total) return edgeChangeBounds[index] ?? Infinity;
  }
  return undefined;
};
