import type { Marker, MarkerSheet } from './marker-sheet.js';
import { clockTime } from './clock-time.js';
import { plainLine } from './plain-line.js';
import { frameAt, frameFrom, smpteTimecode, timeBaseOf } from './time-base.js';

export type CsvColumn =
  | 'start'
  | 'end'
  | 'startTimecode'
  | 'endTimecode'
  | 'severity'
  | 'group'
  | 'risk'
  | 'fixes'
  | 'law'
  | 'status'
  | 'comment';

const columns: readonly CsvColumn[] = [
  'start',
  'end',
  'startTimecode',
  'endTimecode',
  'severity',
  'group',
  'risk',
  'fixes',
  'law',
  'status',
  'comment',
];

export interface CsvOptions {
  readonly headings: Readonly<Record<CsvColumn, string>>;
  /** What the spreadsheet programs of the reader's language take: a semicolon where the comma is the decimal sign. */
  readonly delimiter: ',' | ';';
}

/**
 * A table (RFC 4180, UTF-8 with a mark at its head, without which Excel takes it for another encoding). Times twice: of the clock,
 * `hh:mm:ss.mmm`, and as the time code of the file's own frame rate.
 */
export const writeMarkersCsv = (sheet: MarkerSheet, { headings, delimiter }: CsvOptions): string => {
  const base = timeBaseOf(sheet.frameRate);
  const cells = (marker: Marker): Readonly<Record<CsvColumn, string>> => ({
    start: clockTime(marker.interval.startMs),
    end: clockTime(marker.interval.endMs),
    startTimecode: smpteTimecode(frameAt(marker.interval.startMs, base), base),
    endTimecode: smpteTimecode(frameFrom(marker.interval.endMs, base), base),
    severity: marker.severityText,
    group: marker.groupText,
    risk: marker.risk,
    fixes: marker.fixes.join('; '),
    law: marker.law.join('; '),
    status: marker.statusText,
    comment: marker.comment,
  });
  const line = (row: Readonly<Record<CsvColumn, string>>): string =>
    columns.map((column) => cell(row[column])).join(delimiter);
  return `\ufeff${[line(headings), ...sheet.markers.map((marker) => line(cells(marker)))].join('\r\n')}\r\n`;
};

/** A text that begins like a formula would be run by a spreadsheet: an apostrophe says that it is a text. */
const cell = (text: string): string => {
  const plain = plainLine(text);
  return `"${(/^[=+\-@]/.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
};
