import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { ExtractedFrame, Extraction, ExtractOptions } from '../../application/ports/media-processor.js';
import { fingerprintColumns } from '../../domain/media/frame-fingerprint.js';
import type { MediaInfo, MediaRefusal } from '../../domain/media/media-info.js';
import type { SamplingPlan } from '../../domain/media/sampling-plan.js';
import { accept, refuse, type Result } from '../../domain/shared/result.js';
import { audioName, extractionCommand, fingerprintRows, frameName } from './extraction-command.js';
import { explainExit, unreadable } from './failure.js';
import { createOutputMeter, OutputTooLarge } from './output-meter.js';
import { fileHead } from './probe.js';
import type { FfmpegSettings } from './options.js';
import { createProgress } from './progress.js';
import { reportedFrames } from './frame-report.js';
import type { RunTool, ToolJob } from './run-tool.js';
import { createSceneReader } from './scene-reader.js';
import { sniff } from './sniff.js';

/** 16,000 samples of two bytes a second, after a header of at most this. */
const wavBytesPerMs = 32;
const wavHeaderBytes = 44;
const MiB = 1_048_576;

export const extract = async (
  run: RunTool,
  settings: FfmpegSettings,
  givenPath: string,
  media: MediaInfo,
  plan: SamplingPlan,
  workDir: string,
  { signal, onProgress }: ExtractOptions,
): Promise<Result<Extraction, MediaRefusal>> => {
  const path = resolve(givenPath);
  const { found, known } = await sniff((await fileHead(path)).head);
  if (!known) return refuse({ kind: 'not-a-video', found });

  const times: number[] = [];
  const progress = createProgress(onProgress, media.durationMs);
  const meter = createOutputMeter(workDir, settings.maxOutputBytes);
  const scenes = createSceneReader(settings.minCutScore);
  const prints = createFingerprintReader(fingerprintRows(media) * fingerprintColumns, plan.maxFrames);
  const seconds = media.durationMs / 1000;
  const job: ToolJob = {
    command: extractionCommand(settings, path, known.container, media, plan),
    limits: {
      cpuSeconds: 60 + seconds * settings.cpuPerMediaSecond,
      memoryBytes: settings.maxMemoryBytes,
      fileBytes: Math.max(64 * MiB, (media.durationMs + 10_000) * wavBytesPerMs),
      nice: settings.nice,
    },
    wallMs: (120 + seconds * settings.cpuPerMediaSecond * 2) * 1000,
    cwd: workDir,
    signal,
    readers: [
      prints.read,
      async (output) => {
        for await (const { atMs } of reportedFrames(output)) {
          times.push(atMs);
          await meter.check(times.length);
          progress.reach(atMs);
        }
      },
      scenes.read,
    ],
  };
  try {
    const refusal = explainExit(await run(job), job);
    if (refusal) return refuse(refusal);
    await meter.finish(times.length);
  } catch (error) {
    if (error instanceof OutputTooLarge) return refuse(unreadable('it decodes to more data than allowed'));
    throw error;
  }

  const frames = collectFrames(workDir, times, prints.all());
  if (frames.length === 0) return refuse(unreadable('not one picture could be decoded'));
  const audioPath = media.audio && join(workDir, audioName);
  const audioBytes = audioPath
    ? await stat(audioPath).then(
        ({ size }) => size - wavHeaderBytes,
        () => 0,
      )
    : 0;
  const pictureMs = Math.round(scenes.endMs(media.video.frameRate));
  const soundMs = Math.max(0, Math.round(audioBytes / wavBytesPerMs));
  progress.finish(Math.max(pictureMs, soundMs));
  return accept({
    audioPath: audioBytes > 0 ? audioPath : undefined,
    frames,
    cuts: scenes.cuts(),
    pictureMs,
    soundMs,
  });
};

/** Time stamps of a damaged file may jump back; the port promises order. */
const collectFrames = (workDir: string, times: readonly number[], prints: readonly Uint8Array[]): ExtractedFrame[] =>
  prints
    .flatMap((fingerprint, i) => {
      const atMs = times[i];
      return atMs === undefined ? [] : [{ atMs, path: join(workDir, frameName(i + 1)), fingerprint }];
    })
    .sort((a, b) => a.atMs - b.atMs);

const createFingerprintReader = (bytesEach: number, maxFrames: number) => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return {
    read: async (output: Readable): Promise<void> => {
      for await (const chunk of output as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > bytesEach * maxFrames) throw new OutputTooLarge();
        chunks.push(chunk);
      }
    },
    all: (): readonly Uint8Array[] => {
      const whole = new Uint8Array(Buffer.concat(chunks));
      const count = Math.floor(whole.length / bytesEach);
      return Array.from({ length: count }, (_, i) => whole.slice(i * bytesEach, (i + 1) * bytesEach));
    },
  };
};
