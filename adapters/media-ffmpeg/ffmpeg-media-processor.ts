import { MediaFault, type MediaProcessor } from '../../application/ports/media-processor.js';
import { extract } from './extract.js';
import { ffmpegSettings, type FfmpegOptions } from './options.js';
import { probe } from './probe.js';
import { readText } from './read-text.js';
import { createToolRunner } from './run-tool.js';
import { sniff } from './sniff.js';
import { subtitles } from './subtitles.js';

/**
 * Media by ffmpeg 5.1 or newer. Every run is a process of its own under limits (memory, processor time, file size, no network
 * where the system allows it). Time zero is where the presentation starts, the earlier of picture and sound, as in players.
 * Disposing kills what still runs.
 */
export const createFfmpegMediaProcessor = (options: FfmpegOptions = {}): MediaProcessor & AsyncDisposable => {
  const settings = ffmpegSettings(options);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const start = createToolRunner(settings.searchPath);
  const run: typeof start = async (job) => {
    const signal = job.signal ? AbortSignal.any([job.signal, closing.signal]) : closing.signal;
    const exit = start({ ...job, signal });
    running.add(exit);
    return exit.finally(() => running.delete(exit));
  };
  return {
    sniff: async (head) => (await sniff(head)).known,
    probe: (path, limits, signal) => probe(run, settings, path, limits, signal),
    extract: (path, media, plan, workDir, given) => extract(run, settings, path, media, plan, workDir, given),
    subtitles: (path, streamIndex, signal) => subtitles(run, settings, path, streamIndex, signal),
    version: async () => {
      let text = '';
      const { code } = await run({
        command: [settings.ffmpegPath, '-version'],
        limits: { cpuSeconds: 5, memoryBytes: settings.maxMemoryBytes, fileBytes: 0, nice: 0 },
        wallMs: 8000,
        readers: [async (output) => void (text = await readText(output, 4096))],
      });
      const line = /^ffmpeg version \S+/.exec(text)?.[0];
      if (code !== 0 || line === undefined) throw new MediaFault('ffmpeg is missing or broken');
      return line;
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort(new MediaFault('the media processor is closed'));
      await Promise.allSettled(running);
    },
  };
};
