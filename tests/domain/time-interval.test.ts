import test from 'ava';
import { fc } from '../builders/properties.js';
import {
  doOverlap,
  gapMs,
  hull,
  intersection,
  intersectionOverUnion,
  overlapMs,
  pad,
  subtract,
  timeInterval,
  totalMs,
  union,
  type TimeInterval,
} from '../../domain/shared/time-interval.js';

const anInterval = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
  .map(([startMs, length]): TimeInterval => ({ startMs, endMs: startMs + length }));
const someIntervals = fc.array(anInterval, { maxLength: 12 });

const moments = (intervals: readonly TimeInterval[]): ReadonlySet<number> =>
  new Set(
    intervals.flatMap(({ startMs, endMs }) => Array.from({ length: endMs - startMs }, (_, index) => startMs + index)),
  );
const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((moment) => b.has(moment));
const isDisjointAndSorted = (intervals: readonly TimeInterval[]): boolean =>
  intervals.every((each, index) => {
    const before = intervals[index - 1];
    return each.startMs < each.endMs && (before === undefined || before.endMs < each.startMs);
  });

test('an interval has whole milliseconds, is never negative and never empty', (t) => {
  t.deepEqual(timeInterval(0, 1), { ok: true, value: { startMs: 0, endMs: 1 } });
  for (const [start, end] of [
    [-1, 5],
    [5, 5],
    [6, 5],
    [0.5, 2],
    [0, 1.5],
    [NaN, 1],
    [0, Infinity],
    [0, 2 ** 53],
  ] as const)
    t.deepEqual(timeInterval(start, end), {
      ok: false,
      refusal: { kind: 'invalid-interval', startMs: start, endMs: end },
    });
});

test('a union covers exactly the moments of its parts, sorted and disjoint, whatever their order', (t) => {
  fc.assert(
    fc.property(someIntervals, (intervals) => {
      const joined = union(intervals);
      return (
        isDisjointAndSorted(joined) &&
        isSame(moments(joined), moments(intervals)) &&
        JSON.stringify(union([...intervals].reverse())) === JSON.stringify(joined) &&
        JSON.stringify(union(joined)) === JSON.stringify(joined)
      );
    }),
  );
  t.pass();
});

test('a union over a gap leaves no two parts closer than that gap', (t) => {
  fc.assert(
    fc.property(someIntervals, fc.integer({ min: 0, max: 30 }), (intervals, gap) => {
      const joined = union(intervals, gap);
      return joined.every((each, index) => {
        const next = joined[index + 1];
        return next === undefined || next.startMs - each.endMs > gap;
      });
    }),
  );
  t.pass();
});

test('subtracting leaves exactly the moments that no hole covers', (t) => {
  fc.assert(
    fc.property(someIntervals, someIntervals, (intervals, holes) => {
      const rest = subtract(intervals, holes);
      const cut = moments(holes);
      const expected = new Set([...moments(intervals)].filter((moment) => !cut.has(moment)));
      return rest.every((each) => each.startMs < each.endMs) && isSame(moments(rest), expected);
    }),
  );
  t.pass();
});

test('parts and what is subtracted add up to the whole', (t) => {
  fc.assert(
    fc.property(someIntervals, someIntervals, (a, b) => {
      const common = totalMs(a) + totalMs(b) - totalMs([...a, ...b]);
      return totalMs(subtract(a, b)) + common === totalMs(a);
    }),
  );
  t.pass();
});

test('intersection over union is symmetric, 0 for strangers, 1 for the same moments', (t) => {
  fc.assert(
    fc.property(someIntervals, someIntervals, (a, b) => {
      const ratio = intersectionOverUnion(a, b);
      const shared = [...moments(a)].filter((moment) => moments(b).has(moment)).length;
      const all = moments([...a, ...b]).size;
      return (
        ratio === intersectionOverUnion(b, a) && Math.abs(ratio - (all === 0 ? 0 : shared / all)) < 1e-9 && ratio <= 1
      );
    }),
  );
  t.is(intersectionOverUnion([], []), 0);
  t.is(
    intersectionOverUnion(
      [{ startMs: 0, endMs: 10 }],
      [
        { startMs: 0, endMs: 4 },
        { startMs: 4, endMs: 10 },
      ],
    ),
    1,
  );
});

test('two intervals overlap, have a gap, or touch; exactly one of the three', (t) => {
  fc.assert(
    fc.property(anInterval, anInterval, (a, b) => {
      const touches = a.endMs === b.startMs || b.endMs === a.startMs;
      return (
        [doOverlap(a, b), gapMs(a, b) > 0, touches].filter(Boolean).length === 1 &&
        doOverlap(a, b) === overlapMs(a, b) > 0 &&
        doOverlap(a, b) === (intersection(a, b) !== undefined)
      );
    }),
  );
  t.pass();
});

test('a hull covers both, and padding stays inside the video', (t) => {
  fc.assert(
    fc.property(anInterval, anInterval, fc.integer({ min: 0, max: 100 }), (a, b, padMs) => {
      const whole = hull(a, b);
      const padded = pad(a, padMs, 260);
      return (
        overlapMs(whole, a) === a.endMs - a.startMs &&
        overlapMs(whole, b) === b.endMs - b.startMs &&
        padded.startMs >= 0 &&
        padded.endMs <= 260 &&
        overlapMs(padded, a) === a.endMs - a.startMs
      );
    }),
  );
  t.pass();
});
