import { MediaFault } from '../../application/ports/media-processor.js';
import type { MediaRefusal } from '../../domain/media/media-info.js';
import type { ToolExit, ToolJob } from './run-tool.js';

const crashes: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSYS', 'SIGTRAP']);
const machineTrouble =
  /No space left on device|Disk quota exceeded|Read-only file system|Permission denied|Too many open files/;

/** Is it the file's fault (a refusal) or the machine's (thrown)? `undefined` after a clean end. */
export const explainExit = (exit: ToolExit, job: ToolJob): MediaRefusal | undefined => {
  if (exit.code === 0 && !exit.isTimedOut) return undefined;
  const tool = 'the media tool';
  if (exit.isTimedOut) throw new MediaFault(`${tool} did not finish in ${Math.round(job.wallMs / 1000)} s`);
  if (exit.code === 126 || exit.code === 127) throw new MediaFault(`${tool} is missing: ${lastLine(exit.complaint)}`);
  if (machineTrouble.test(exit.complaint)) throw new MediaFault(`${tool} failed: ${lastLine(exit.complaint)}`);
  if (exit.killedBy === 'SIGKILL') {
    // The kernel kills at the processor limit and when memory runs out alike; only the time spent tells them apart.
    const isCpuLimit = exit.elapsedMs >= (job.limits.cpuSeconds * 1000) / 16;
    if (isCpuLimit) return unreadable('decoding takes too much processor time');
    throw new MediaFault(`${tool} was killed from outside`);
  }
  if (exit.killedBy === 'SIGXCPU') return unreadable('decoding takes too much processor time');
  if (exit.killedBy === 'SIGXFSZ') return unreadable('decoding yields more data than its length explains');
  if (exit.killedBy !== undefined && crashes.has(exit.killedBy)) return unreadable('the decoder crashed on it');
  // 255: ffmpeg obeyed a SIGTERM or SIGINT that was not ours, such as Ctrl+C in a terminal.
  if (exit.killedBy !== undefined || (exit.code === 255 && exit.complaint === ''))
    throw new MediaFault(`${tool} was stopped from outside`);
  return oversizedPicture(exit.complaint) ?? unreadable(lastLine(exit.complaint) || `exit code ${exit.code}`);
};

/** The decoder's own check, for pictures whose size the container does not tell or tells wrongly. */
export const oversizedPicture = (complaint: string): MediaRefusal | undefined => {
  const found = /Picture size (\d+)x(\d+) exceeds specified max pixel count (\d+)/.exec(complaint);
  if (!found) return undefined;
  const [width = 0, height = 0, maxPixels = 0] = found.slice(1).map(Number);
  return { kind: 'frame-too-large', width, height, maxPixels };
};

export const unreadable = (detail: string): MediaRefusal => ({ kind: 'unreadable-media', detail });

/** Last complaint without paths and addresses, short enough to show. */
export const lastLine = (complaint: string): string =>
  (complaint.trim().split('\n').at(-1) ?? '')
    .replace(/\[[^\]]*@ 0x[0-9a-f]+\]\s*/g, '')
    .replace(/(?:file:)?\/[^\s:'"]*(?::\s*)?/g, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .trim()
    .slice(0, 200);
