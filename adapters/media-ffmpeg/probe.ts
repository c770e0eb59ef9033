import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MediaFault, type ProbedMedia } from '../../application/ports/media-processor.js';
import type { MediaRefusal, VideoContainer } from '../../domain/media/media-info.js';
import { checkMedia, type MediaLimits } from '../../domain/media/media-limits.js';
import { accept, refuse, type Result } from '../../domain/shared/result.js';
import { audioCodecs, videoCodecs } from './allow-list.js';
import { explainExit, oversizedPicture, unreadable } from './failure.js';
import { globalOptions, inputOptions, inputUrl } from './input-options.js';
import type { FfmpegSettings } from './options.js';
import { packetEnd } from './packet-end.js';
import { heardAudio, parseReport, reportEntries, shownVideo, toMediaInfo, type ProbeReport } from './probe-report.js';
import { readText } from './read-text.js';
import type { RunTool, ToolJob } from './run-tool.js';
import { headBytes, sniff } from './sniff.js';
import { checkStructure } from './structure.js';

const maxReportBytes = 4 * 1_048_576;

/** By how much the end of the packets may miss the announced end: rounding, priming samples, a last frame without duration. */
const tolerableGapMs = (claimedMs: number): number => Math.max(1000, claimedMs * 0.02);

export const probe = async (
  run: RunTool,
  settings: FfmpegSettings,
  givenPath: string,
  limits: MediaLimits,
  signal: AbortSignal | undefined,
): Promise<Result<ProbedMedia, MediaRefusal>> => {
  const path = resolve(givenPath);
  const { size, head } = await fileHead(path);
  if (size === 0) return refuse({ kind: 'empty-file' });
  if (size > limits.maxBytes) return refuse({ kind: 'file-too-large', limitBytes: limits.maxBytes });

  const container = await allowedContainer(head, limits);
  if (!container.ok) return container;
  const structure = await checkStructure(path, container.value, size);
  if (structure === 'no-index') return refuse({ kind: 'truncated-file', readableMs: undefined });

  const report = await readReport(run, settings, path, container.value, limits, signal);
  if (!report.ok) return report;
  const refusal = checkStreams(report.value, limits);
  if (refusal) return refuse(refusal);

  const startMs = (report.value.format.start_time ?? 0) * 1000;
  const claimedMs = (report.value.format.duration ?? 0) * 1000;
  const end = (from: 'tail' | 'start'): Promise<number | undefined> =>
    packetEnd(run, settings, path, container.value, from, signal);
  const tailMs = await end('tail');
  const isCut = structure === 'cut' || tailMs === undefined;
  if (isCut || claimedMs - (tailMs - startMs) > tolerableGapMs(claimedMs)) {
    const readable = await end('start');
    return refuse({
      kind: 'truncated-file',
      readableMs: readable === undefined ? undefined : Math.max(0, Math.round(readable - startMs)),
    });
  }
  // A header may claim less than there is, to hide the rest from us: the packets count.
  const video = shownVideo(report.value.streams);
  if (!video) return refuse({ kind: 'no-video-stream' });
  const media = toMediaInfo(report.value, video, Math.round(Math.max(claimedMs, tailMs - startMs)));
  const checked = checkMedia(media, limits);
  return checked.ok ? accept({ media: checked.value, container: container.value }) : checked;
};

export const fileHead = async (path: string): Promise<{ size: number; head: Uint8Array }> => {
  try {
    const { size } = await stat(path);
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { size, head: buffer.subarray(0, bytesRead) };
  } catch (cause) {
    throw new MediaFault('the media file cannot be opened', { cause });
  }
};

const allowedContainer = async (
  head: Uint8Array,
  { containers }: MediaLimits,
): Promise<Result<VideoContainer, MediaRefusal>> => {
  const { found, known } = await sniff(head);
  if (known && containers.includes(known.container)) return accept(known.container);
  if (known) return refuse({ kind: 'container-not-allowed', found: known.container, allowed: containers });
  return found?.startsWith('video/') || found === 'application/mxf'
    ? refuse({ kind: 'container-not-allowed', found, allowed: containers })
    : refuse({ kind: 'not-a-video', found });
};

const readReport = async (
  run: RunTool,
  settings: FfmpegSettings,
  path: string,
  container: VideoContainer,
  limits: MediaLimits,
  signal: AbortSignal | undefined,
): Promise<Result<ProbeReport, MediaRefusal>> => {
  let json = '';
  const job: ToolJob = {
    command: [
      settings.ffprobePath,
      ...globalOptions,
      ...inputOptions(container),
      ...['-max_pixels', String(limits.maxPixels), '-show_entries', reportEntries, '-of', 'json', '-i', inputUrl(path)],
    ],
    limits: { cpuSeconds: 3, memoryBytes: settings.maxMemoryBytes, fileBytes: 0, nice: 0 },
    wallMs: 8000,
    signal,
    readers: [async (output) => void (json = await readText(output, maxReportBytes))],
  };
  const exit = await run(job);
  const refusal = explainExit(exit, job) ?? oversizedPicture(exit.complaint);
  if (refusal) return refuse(refusal);
  const report = parseReport(json);
  return report ? accept(report) : refuse(unreadable('its structure makes no sense'));
};

const checkStreams = ({ streams, format }: ProbeReport, limits: MediaLimits): MediaRefusal | undefined => {
  if (format.nb_streams > limits.maxStreams)
    return { kind: 'too-many-streams', streams: format.nb_streams, limit: limits.maxStreams };
  const video = shownVideo(streams);
  if (!video) return { kind: 'no-video-stream' };
  const { width, height } = video;
  if (width * height > limits.maxPixels) return { kind: 'frame-too-large', width, height, maxPixels: limits.maxPixels };
  if (!videoCodecs.has(video.codec_name)) return { kind: 'codec-not-supported', codec: video.codec_name };
  const audio = heardAudio(streams);
  // Sound that we cannot hear must not pass as silence.
  if (audio && !audioCodecs.has(audio.codec_name)) return { kind: 'codec-not-supported', codec: audio.codec_name };
  return width > 0 && height > 0 ? undefined : unreadable('the size of its picture is unknown');
};
