import { isNewFrame, type FrameFingerprint } from '../../../../domain/media/frame-fingerprint.js';
import { parseSubtitles, type TimedText } from '../../../../domain/media/parse-subtitles.js';
import { samplingPlan } from '../../../../domain/media/sampling-plan.js';
import type { Artifact } from '../../../../domain/pipeline/artifact.js';
import { noCost } from '../../../../domain/pipeline/stage-cost.js';
import type { VideoId } from '../../../../domain/shared/ids.js';
import { accept } from '../../../../domain/shared/result.js';
import { sampledFramesPrefix, subtitlesKey } from '../../../../domain/video/storage-key.js';
import type { ExtractedFrame, MediaProcessor } from '../../../ports/media-processor.js';
import type { VideoStorage } from '../../../ports/video-storage.js';
import type { WorkDir, WorkDirs } from '../../../ports/work-dir.js';
import type { ArtifactStore } from '../artifact-store.js';
import type { StageContext, StageHandler } from '../stage-handler.js';
import type { FrameIndexLine, FrameIndexSummary, SubtitleLine } from './frame-index.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly artifacts: ArtifactStore;
  readonly media: MediaProcessor;
  readonly workDirs: WorkDirs;
  readonly framesPerSecond: number;
}

/** A JPEG of 1280 pixels width never comes near this. */
const maxFrameBytes = 8 * 1024 * 1024;

/** One decode: sound, sampled frames, cuts, fingerprints; only frames that show something new are kept. */
export class ExtractStage implements StageHandler {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run(context: StageContext) {
    const { storage, artifacts, media, workDirs, framesPerSecond } = this.#deps;
    const { video, execution, signal, onProgress } = context;
    await using file = await storage.localCopy(video.storageKey, signal);
    await using work = await workDirs.create(`extract-${execution.id}`);
    const plan = samplingPlan(video.media.durationMs, framesPerSecond);
    const extracted = await media.extract(file.path, video.media, plan, work.path, {
      signal,
      onProgress: (doneMs) => onProgress((0.9 * doneMs) / Math.max(1, video.media.durationMs)),
    });
    if (!extracted.ok) return extracted;
    const { frames, audioPath, pictureMs, soundMs, cuts } = extracted.value;
    const index = await this.#keepNewFrames(context, work, frames);
    const summary: FrameIndexSummary = { pictureMs, soundMs, cuts };
    const written: Artifact[] = [
      await artifacts.writeLines(execution, 'frame-index', [...index, summary], signal),
      await artifacts.writeLines(execution, 'subtitles', await this.#subtitles(context, file.path), signal),
    ];
    if (audioPath !== undefined)
      written.push(await artifacts.write(execution, 'audio', 'wav', 'audio/wav', work.readFile(audioPath), signal));
    return accept({ artifacts: written, cost: noCost });
  }

  async #keepNewFrames(
    { execution, signal }: StageContext,
    work: WorkDir,
    frames: readonly ExtractedFrame[],
  ): Promise<readonly FrameIndexLine[]> {
    const prefix = sampledFramesPrefix(execution.id);
    const index: FrameIndexLine[] = [];
    let lastKept: FrameFingerprint | undefined;
    for (const frame of frames) {
      if (!isNewFrame(frame.fingerprint, lastKept)) {
        index.push({ atMs: frame.atMs, key: undefined });
        continue;
      }
      lastKept = frame.fingerprint;
      const stored = await this.#deps.storage.putContent(prefix, 'jpg', work.readFile(frame.path), {
        contentType: 'image/jpeg',
        maxBytes: maxFrameBytes,
        signal,
      });
      index.push({ atMs: frame.atMs, key: stored.key });
    }
    return index;
  }

  async #subtitles({ video, signal }: StageContext, path: string): Promise<readonly SubtitleLine[]> {
    const lines: SubtitleLine[] = [];
    for (const stream of video.media.subtitles)
      for (const cue of await this.#deps.media.subtitles(path, stream.index, signal))
        lines.push({ ...cue.interval, text: cue.text, language: stream.language });
    for (const { interval, text } of await this.#uploadedSubtitles(video.id))
      lines.push({ ...interval, text, language: undefined });
    return lines;
  }

  async #uploadedSubtitles(id: VideoId): Promise<readonly TimedText[]> {
    const key = subtitlesKey(id);
    if ((await this.#deps.storage.stat(key)) === undefined) return [];
    const cues = parseSubtitles(new TextDecoder().decode(await this.#deps.artifacts.readBytes(key)));
    // It was checked when it came; a file that no longer parses is a fault of the store.
    if (!cues.ok) throw new Error(`the subtitles of ${id} can no longer be read: ${cues.refusal.problem}`);
    return cues.value;
  }
}
