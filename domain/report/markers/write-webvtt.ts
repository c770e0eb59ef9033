import type { TimeInterval } from '../../shared/time-interval.js';
import { clockTime } from './clock-time.js';
import type { MarkerSheet } from './marker-sheet.js';
import { plainLine } from './plain-line.js';

/**
 * Chapters for a player (WebVTT, https://www.w3.org/TR/webvtt1/): one for each finding. Chapters may lie within each other but not
 * overlap in part, so one that does ends where the next one begins.
 */
export const writeMarkersWebVtt = (sheet: MarkerSheet): string => {
  const cues = nested(sheet.markers).map(
    ({ interval, risk, fixes }, at) =>
      `${at + 1}\n${clockTime(interval.startMs)} --> ${clockTime(interval.endMs)}\n${text([risk, ...fixes.slice(0, 1)].join(' — '))}\n`,
  );
  return ['WEBVTT\n', ...(sheet.note === '' ? [] : [`NOTE ${text(sheet.note)}\n`]), ...cues].join('\n');
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const text = (line: string): string => plainLine(line, 300).replaceAll(/[&<>]/g, (sign) => entities[sign] ?? '');

const nested = <T extends { readonly interval: TimeInterval }>(markers: readonly T[]): readonly T[] => {
  const sorted = [...markers].sort(
    (a, b) => a.interval.startMs - b.interval.startMs || b.interval.endMs - a.interval.endMs,
  );
  return sorted.map((marker, at) => {
    const { startMs, endMs } = marker.interval;
    for (const { interval } of sorted.slice(at + 1)) {
      if (interval.startMs >= endMs) break;
      if (interval.startMs > startMs && interval.endMs > endMs)
        return { ...marker, interval: { startMs, endMs: interval.startMs } };
    }
    return marker;
  });
};
