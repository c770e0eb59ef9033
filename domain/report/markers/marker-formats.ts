import type { MarkerSheet } from './marker-sheet.js';
import { writeMarkersCsv, type CsvOptions } from './write-csv.js';
import { writeMarkersEdl } from './write-edl.js';
import { writeMarkersFcpxml } from './write-fcpxml.js';
import { writeMarkersPremiereXml } from './write-premiere-xml.js';
import { writeMarkersWebVtt } from './write-webvtt.js';

/** `xml`: of Premiere Pro. */
export const markerFormats = ['csv', 'edl', 'fcpxml', 'xml', 'vtt'] as const;
export type MarkerFormat = (typeof markerFormats)[number];

export interface MarkerOptions extends CsvOptions {
  /** Of an EDL, see `writeMarkersEdl`. */
  readonly startHour: number;
}

export const writeMarkers = (format: MarkerFormat, sheet: MarkerSheet, options: MarkerOptions): string => {
  switch (format) {
    case 'csv':
      return writeMarkersCsv(sheet, options);
    case 'edl':
      return writeMarkersEdl(sheet, options.startHour);
    case 'fcpxml':
      return writeMarkersFcpxml(sheet);
    case 'xml':
      return writeMarkersPremiereXml(sheet);
    case 'vtt':
      return writeMarkersWebVtt(sheet);
  }
};
