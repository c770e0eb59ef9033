import { accept, refuse, type Result } from '../shared/result.js';
import { timeInterval, type TimeInterval } from '../shared/time-interval.js';

export interface TimedText {
  readonly interval: TimeInterval;
  readonly text: string;
}

export interface InvalidSubtitles {
  readonly kind: 'invalid-subtitles';
  readonly problem: 'no-cues' | 'too-long';
  readonly limit: number;
}

/** Characters of a subtitle file; two hours of dense dialogue take about 200,000. */
export const subtitlesLimit = 500_000;

const timing = /^\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{3})/;

/**
 * Cues of a SubRip (.srt) or WebVTT (.vtt) file, in the file's order; tags, cue settings and numbers are dropped, cues without
 * words or with impossible times are passed over. Refuses a text with no cue at all, and one that is too long.
 */
export const parseSubtitles = (text: string): Result<readonly TimedText[], InvalidSubtitles> => {
  if (text.length > subtitlesLimit)
    return refuse({ kind: 'invalid-subtitles', problem: 'too-long', limit: subtitlesLimit });
  const cues = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .flatMap(cueOf);
  return cues.length === 0
    ? refuse({ kind: 'invalid-subtitles', problem: 'no-cues', limit: subtitlesLimit })
    : accept(cues);
};

const cueOf = (block: string): readonly TimedText[] => {
  const lines = block.split(/\r?\n/);
  const at = lines.findIndex((line) => timing.test(line));
  const match = timing.exec(lines[at] ?? '');
  if (match === null) return [];
  const [startMs, endMs] = [match.slice(1, 5), match.slice(5, 9)].map(
    ([hours, minutes, seconds, ms]) =>
      ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
  );
  const interval = timeInterval(startMs ?? 0, endMs ?? 0);
  const words = lines
    .slice(at + 1)
    .join(' ')
    .replace(/<[^>]{0,200}>|\{\\[^}]{0,200}\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return interval.ok && words !== '' ? [{ interval: interval.value, text: words }] : [];
};
