import { resolve } from 'node:path';
import type { SubtitleCue } from '../../application/ports/media-processor.js';
import { textSubtitleCodecs } from './allow-list.js';
import { explainExit } from './failure.js';
import { decoderOptions, globalOptions, inputOptions, inputUrl } from './input-options.js';
import type { FfmpegSettings } from './options.js';
import { parseWebVtt } from './parse-webvtt.js';
import { fileHead } from './probe.js';
import { readText } from './read-text.js';
import type { RunTool, ToolJob } from './run-tool.js';
import { sniff } from './sniff.js';

/** Two hours of dense speech are 0.2 MB. */
const maxTextBytes = 8 * 1_048_576;

export const subtitles = async (
  run: RunTool,
  settings: FfmpegSettings,
  givenPath: string,
  streamIndex: number,
  signal: AbortSignal | undefined,
): Promise<readonly SubtitleCue[]> => {
  const path = resolve(givenPath);
  const { known } = await sniff((await fileHead(path)).head);
  if (!known || !Number.isSafeInteger(streamIndex) || streamIndex < 0) return [];
  const input = [...globalOptions, ...inputOptions(known.container)];
  const ask = async (command: readonly string[], seconds: number): Promise<string> => {
    let text = '';
    const job: ToolJob = {
      command,
      limits: { cpuSeconds: seconds, memoryBytes: settings.maxMemoryBytes, fileBytes: 0, nice: settings.nice },
      wallMs: seconds * 4000,
      signal,
      readers: [async (output) => void (text = await readText(output, maxTextBytes))],
    };
    const refusal = explainExit(await run(job), job);
    // Cues before the damage are worth having; a file that is all damage gives none.
    return refusal && text === '' ? '' : text;
  };
  const codec = await ask(
    [
      ...[settings.ffprobePath, ...input, '-select_streams', String(streamIndex)],
      ...['-show_entries', 'stream=codec_name', '-of', 'csv=p=0', '-i', inputUrl(path)],
    ],
    5,
  );
  if (!textSubtitleCodecs.has(codec.trim())) return [];
  const vtt = await ask(
    [
      ...[settings.ffmpegPath, ...input, ...decoderOptions, '-nostdin', '-nostats', '-i', inputUrl(path)],
      ...['-map', `0:${streamIndex}`, '-c:s', 'webvtt', '-f', 'webvtt', 'pipe:1'],
    ],
    60,
  );
  return parseWebVtt(vtt);
};
