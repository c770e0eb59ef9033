import { isSameInterval } from '../shared/time-interval.js';
import type { Signal } from '../signal/signal.js';
import { ignoredReasons, type Detection, type IgnoredReason } from './detection.js';

export interface SanitisedSignals {
  /** In one fixed order, whatever order they came in; exact repetitions kept once. */
  readonly signals: readonly Signal[];
  readonly ignored: Detection['ignored'];
}

/** Times are rounded to whole milliseconds and cut at the end of the video; what begins after it is not believed. */
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
  return {
    signals: kept.filter((each, index) => each.key !== kept[index - 1]?.key).map((each) => each.signal),
    ignored: ignoredReasons.flatMap((reason) => {
      const count = counts.get(reason) ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
};

const place = (signal: Signal, durationMs: number): Signal | IgnoredReason => {
  if (!(signal.confidence >= 0 && signal.confidence <= 1)) return 'invalid-confidence';
  const { startMs, endMs } = signal.interval;
  if (!Number.isFinite(startMs) || !Number.isFinite(endMs) || startMs < 0 || startMs >= endMs)
    return 'invalid-interval';
  const interval = { startMs: Math.floor(startMs), endMs: Math.min(Math.ceil(endMs), durationMs) };
  if (interval.startMs >= interval.endMs) return 'outside-video';
  return isSameInterval(interval, signal.interval) ? signal : { ...signal, interval };
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
