import type { SubtitleCue } from '../../application/ports/media-processor.js';
import { timeInterval } from '../../domain/shared/time-interval.js';

const maxCues = 50_000;
const maxCueLength = 2000;

const timing = /^((?:\d+:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}\.\d{3})/;

/** Cues of a WebVTT text as ffmpeg writes it, without mark-up; blank and timeless ones are left out. */
export const parseWebVtt = (vtt: string): readonly SubtitleCue[] => {
  const cues: SubtitleCue[] = [];
  for (const block of vtt.split(/\r?\n(?:\r?\n)+/)) {
    if (cues.length >= maxCues) break;
    const lines = block.split(/\r?\n/);
    const at = lines.findIndex((line) => timing.test(line));
    const [, start = '', end = ''] = timing.exec(lines[at] ?? '') ?? [];
    const interval = timeInterval(toMs(start), toMs(end));
    const text = plainText(lines.slice(at + 1).join('\n'));
    if (at >= 0 && interval.ok && text !== '') cues.push({ interval: interval.value, text });
  }
  return cues.sort((a, b) => a.interval.startMs - b.interval.startMs);
};

const toMs = (clock: string): number =>
  Math.round(clock.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1000);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
};

const plainText = (marked: string): string =>
  marked
    .slice(0, 4 * maxCueLength)
    .replace(/<[^<>\n]{0,200}>/g, '')
    .replace(/\{\\[^{}\n]{0,200}\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\\[Nnh]/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, maxCueLength);
