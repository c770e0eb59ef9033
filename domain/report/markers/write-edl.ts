import type { Severity } from '../../risk-definition/risk-definition.js';
import { remarkOf, type Marker, type MarkerSheet } from './marker-sheet.js';
import { plainLine } from './plain-line.js';
import { frameAt, frameFrom, smpteTimecode, timeBaseOf } from './time-base.js';

/** Numbers of events have three digits. */
export const edlLimit = 999;

/** Names that DaVinci Resolve gives the colours of its markers. */
const colours: Readonly<Record<Severity, string>> = {
  critical: 'Red',
  high: 'Rose',
  medium: 'Yellow',
  low: 'Blue',
  info: 'Cyan',
};

const severest: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/**
 * CMX3600, in the form in which DaVinci Resolve writes and reads markers of a time line: an event of one frame for each, then a
 * line of its remark, colour, name and length in frames. UTF-8: what reads only ASCII still reads the times.
 * `startHour`: that of the time line, 1 in Resolve unless somebody changed it; the time codes count from there.
 */
export const writeMarkersEdl = (sheet: MarkerSheet, startHour = 0): string => {
  const base = timeBaseOf(sheet.frameRate);
  const { framesPerSecond, isDropFrame, isNtsc, isExact } = base;
  // An hour of a drop-frame clock has fewer frames than its numbers say: 108 of 30, 216 of 60.
  const hour = framesPerSecond * 3600 - (isDropFrame ? (framesPerSecond / 30) * 108 : 0);
  const timecode = (frame: number): string => smpteTimecode(frame + startHour * hour, base);
  const kept = gravest(sheet.markers, edlLimit);
  const events = kept.map((marker, at) => {
    const start = frameAt(marker.interval.startMs, base);
    const length = Math.max(1, frameFrom(marker.interval.endMs, base) - start);
    const [from, to] = [timecode(start), timecode(start + 1)];
    const number = String(at + 1).padStart(3, '0');
    return [
      `${number}  AX       V     C        ${from} ${to} ${from} ${to}`,
      `${field(remarkOf(marker))} |C:ResolveColor${colours[marker.severity]} |M:${field(marker.risk)} |D:${length}`,
      '',
    ];
  });
  const left = sheet.markers.length - kept.length;
  return [
    `TITLE: ${field(sheet.title)}`,
    `FCM: ${isDropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
    `* FRAME RATE: ${isNtsc ? `${framesPerSecond}000/1001` : framesPerSecond}${isExact ? '' : ' (NEAREST TO A VARIABLE, UNUSUAL OR UNKNOWN ONE)'}`,
    ...(sheet.note === '' ? [] : [`* ${field(sheet.note)}`]),
    ...(left === 0 ? [] : [`* LEFT OUT, AS A CMX3600 LIST ENDS WITH EVENT ${edlLimit}: ${left}`]),
    '',
    ...events.flat(),
  ].join('\r\n');
};

/** The bar divides the parts of a marker's line. */
const field = (text: string): string => plainLine(text.replaceAll('|', '·'), 300);

/** Those that weigh most, in the order of time. */
const gravest = (markers: readonly Marker[], limit: number): readonly Marker[] => {
  if (markers.length <= limit) return markers;
  const byWeight = [...markers].sort((a, b) => severest.indexOf(a.severity) - severest.indexOf(b.severity));
  const kept = new Set(byWeight.slice(0, limit));
  return markers.filter((marker) => kept.has(marker));
};
