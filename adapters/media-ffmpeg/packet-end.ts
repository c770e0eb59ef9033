import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { MediaFault } from '../../application/ports/media-processor.js';
import type { VideoContainer } from '../../domain/media/media-info.js';
import { globalOptions, inputOptions, inputUrl } from './input-options.js';
import type { FfmpegSettings } from './options.js';
import type { RunTool } from './run-tool.js';

/** Far beyond any end: seeking there lands on the last key frame that the index knows, reading on reaches the last packet. */
const beyondTheEnd = '99999999%';

/**
 * When the last packet that is really there ends, in ms of the container's own time line; undefined when none can be read.
 * `from: 'tail'` looks at the end only, `'start'` reads the whole file (no decoding).
 */
export const packetEnd = async (
  run: RunTool,
  settings: FfmpegSettings,
  path: string,
  container: VideoContainer,
  from: 'tail' | 'start',
  signal?: AbortSignal,
): Promise<number | undefined> => {
  let endMs: number | undefined;
  const read = async (output: Readable): Promise<void> => {
    for await (const line of createInterface({ input: output, crlfDelay: Infinity })) {
      const [pts, dts, duration] = line.split(',').map(Number.parseFloat);
      const start = Number.isNaN(pts ?? NaN) ? dts : pts;
      if (start === undefined || Number.isNaN(start)) continue;
      endMs = Math.max(endMs ?? -Infinity, (start + (duration || 0)) * 1000);
    }
  };
  const exit = await run({
    command: [
      settings.ffprobePath,
      ...globalOptions,
      ...inputOptions(container),
      ...(from === 'tail' ? ['-read_intervals', beyondTheEnd] : []),
      ...['-show_entries', 'packet=pts_time,dts_time,duration_time', '-of', 'csv=p=0', '-i', inputUrl(path)],
    ],
    limits: { cpuSeconds: 3, memoryBytes: settings.maxMemoryBytes, fileBytes: 0, nice: 0 },
    wallMs: 8000,
    signal,
    readers: [read],
  });
  // An overloaded machine must not make a good file look cut.
  if (exit.isTimedOut) throw new MediaFault('the end of the media file could not be read in time');
  return endMs;
};
