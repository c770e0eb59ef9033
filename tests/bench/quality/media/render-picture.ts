import { rm, writeFile } from 'node:fs/promises';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { PictureStyle } from './picture-style.js';
import { runProgram } from './run-program.js';

export interface Showing {
  readonly lines: readonly string[];
  readonly interval: TimeInterval;
}

/** Letters are on average this much narrower than high, for fitting a line into the picture. */
const widthOfLetter = 0.62;

/** An H.264 video with these texts and this sound. */
export const renderPicture = async (
  style: PictureStyle,
  showings: readonly Showing[],
  waveFile: string,
  durationMs: number,
  target: string,
): Promise<void> => {
  const { width, height, background } = style;
  const filters = [`color=c=${background}:s=${width}x${height}:r=25`];
  if (style.hasMotion)
    filters.push(
      `drawtext=expansion=none:fontfile=${style.font}:text=•:fontsize=${Math.round(height * 0.12)}:fontcolor=${style.ink}:x='mod(t*90\\,w)':y=${Math.round(height * 0.86)}`,
    );
  const files: string[] = [];
  for (const { lines, interval } of showings) {
    const longest = Math.max(...lines.map((line) => line.length));
    const size = Math.round(Math.min(style.letterHeight * height, (width * 0.92) / (longest * widthOfLetter)));
    const step = size * 1.45;
    const top = Math.min(style.top * height, height * 0.84 - step * lines.length);
    for (const [row, line] of lines.entries()) {
      const file = `${target}.${files.length}.txt`;
      await writeFile(file, line);
      files.push(file);
      filters.push(
        `drawtext=expansion=none:fontfile=${style.font}:textfile=${file}:fontsize=${size}:fontcolor=${style.ink}:x=(w-tw)/2:y=${Math.round(top + row * step)}:enable='between(t\\,${(interval.startMs - 1) / 1000}\\,${(interval.endMs - 1) / 1000})'`,
      );
    }
  }
  const encode = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '24',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-b:a',
    '64k',
  ];
  const input = ['-f', 'lavfi', '-i', filters.join(','), '-i', waveFile];
  const length = ['-t', String(durationMs / 1_000)];
  await runProgram('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-threads',
    '1',
    ...input,
    ...length,
    ...encode,
    '-f',
    'mp4',
    target,
  ]);
  await Promise.all(files.map((file) => rm(file)));
};
