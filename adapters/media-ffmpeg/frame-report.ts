import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface ReportedFrame {
  readonly atMs: number;
  readonly value: number;
}

/** Pairs of lines of ffmpeg's `metadata=print` filter: `frame:0 pts:40 pts_time:0.04`, then `key=value`; pts are in ms. */
export const reportedFrames = async function* (output: Readable): AsyncGenerator<ReportedFrame> {
  let atMs = 0;
  for await (const line of createInterface({ input: output, crlfDelay: Infinity })) {
    const pts = /^frame:\d+\s+pts:(-?\d+)/.exec(line)?.[1];
    if (pts !== undefined) atMs = Math.max(0, Number(pts));
    else yield { atMs, value: Number(line.slice(line.indexOf('=') + 1)) };
  }
};
