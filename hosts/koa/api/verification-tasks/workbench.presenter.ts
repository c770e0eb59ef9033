import type { VideoPreview, VideoTranscript } from '../../../../application/index.js';
import type { BenchSettings } from '../../../../domain/verification-task/bench-settings.js';
import { seconds } from '../shared/present.js';

/** `url`: of the strip of pictures. */
export const presentPreview = ({ peaks, film }: VideoPreview, url: string) => ({
  peaks,
  film:
    film === undefined
      ? null
      : {
          url,
          columns: film.columns,
          count: film.count,
          cell_width: film.width,
          cell_height: film.height,
        },
});

export const presentTranscript = ({ lines }: VideoTranscript) => ({
  lines: lines.map(({ startMs, endMs, origin, words }) => ({
    start: seconds(startMs),
    end: seconds(endMs),
    origin,
    words: words.map((word): [string, number, number] => [word.text, seconds(word.startMs), seconds(word.endMs)]),
  })),
});

export const presentSettings = ({ blurs, greys, mutes }: BenchSettings) => ({ blur: blurs, grey: greys, mute: mutes });
