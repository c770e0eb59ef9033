import { isSameInterval } from '../shared/time-interval.js';
import type { Box, Signal } from '../signal/signal.js';
import { noiseAmong } from './screen-noise.js';
import { ignoredReasons, type Detection, type IgnoredReason } from './detection.js';

export interface SanitisedSignals {
  /** In one fixed order, whatever order they came in; exact repetitions kept once. */
  readonly signals: readonly Signal[];
  readonly ignored: Detection['ignored'];
}

/**
 * Times are rounded to whole milliseconds and cut at the end of the video; what begins after it is not believed. Boxes are cut
 * at the edges of the frame.
 */
export const sanitiseSignals = (signals: readonly Signal[], durationMs: number): SanitisedSignals => {
  const counts = new Map<IgnoredReason, number>();
  const kept: { readonly key: string; readonly signal: Signal }[] = [];
  for (const signal of signals) {
    const placed = place(signal, durationMs);
    if (typeof placed === 'string') counts.set(placed, (counts.get(placed) ?? 0) + 1);
    else kept.push({ key: keyOf(placed), signal: placed });
  }
  kept.sort(
    (a, b) =>
      a.signal.interval.startMs - b.signal.interval.startMs ||
      a.signal.interval.endMs - b.signal.interval.endMs ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  const distinct = kept.filter((each, index) => each.key !== kept[index - 1]?.key).map((each) => each.signal);
  const noise: ReadonlySet<Signal> = noiseAmong(distinct.filter((signal) => signal.kind === 'text'));
  if (noise.size > 0) counts.set('unreadable-text', noise.size);
  return {
    signals: distinct.filter((signal) => !noise.has(signal)),
    ignored: ignoredReasons.flatMap((reason) => {
      const count = counts.get(reason) ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
};

const place = (signal: Signal, durationMs: number): Signal | IgnoredReason => {
  // NaN and infinities are null once they went through JSON, and null passes every comparison.
  if (!Number.isFinite(signal.confidence) || signal.confidence < 0 || signal.confidence > 1)
    return 'invalid-confidence';
  const { startMs, endMs } = signal.interval;
  if (!Number.isFinite(startMs) || !Number.isFinite(endMs) || startMs < 0 || startMs >= endMs)
    return 'invalid-interval';
  const interval = { startMs: Math.floor(startMs), endMs: Math.min(Math.ceil(endMs), durationMs) };
  if (interval.startMs >= interval.endMs) return 'outside-video';
  const timed = isSameInterval(interval, signal.interval) ? signal : { ...signal, interval };
  if (!('box' in timed)) return timed;
  const box = withinFrame(timed.box);
  return box === undefined ? 'invalid-box' : box === timed.box ? timed : { ...timed, box };
};

const withinFrame = (box: Box): Box | undefined => {
  const { x, y, width, height } = box;
  if (![x, y, width, height].every(Number.isFinite) || !(width > 0 && height > 0)) return undefined;
  if (x >= 0 && y >= 0 && x + width <= 1 && y + height <= 1) return box;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(1, x + width), Math.min(1, y + height)];
  return left < right && top < bottom ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
};

const keyOf = (signal: Signal): string => {
  const { startMs, endMs } = signal.interval;
  const box = 'box' in signal ? [signal.box.x, signal.box.y, signal.box.width, signal.box.height] : [];
  const what =
    signal.kind === 'word'
      ? [signal.text, signal.origin, signal.language ?? '']
      : signal.kind === 'text'
        ? [signal.text]
        : signal.kind === 'object'
          ? [signal.label]
          : [signal.classifier, signal.label];
  const { engine, model } = signal.source;
  return JSON.stringify([startMs, endMs, signal.kind, ...what, ...box, signal.confidence, engine, model]);
};
