import { z } from 'zod';
import { numberFilter } from '../shared/filters.js';
import { markerFormats } from '../../../../domain/report/markers/marker-formats.js';

export const markersQuery = z.strictObject({
  format: z
    .enum(markerFormats)
    .describe(
      '`csv` a table; `edl` CMX3600 with the markers of DaVinci Resolve; `fcpxml` Final Cut Pro, 1.10; `xml` Premiere Pro; `vtt` WebVTT chapters',
    ),
  start_hour: numberFilter(z.int().min(0).max(23)).describe(
    'Of an EDL: the hour at which the time line begins; 1 in DaVinci Resolve unless changed. Default 0',
  ),
});
