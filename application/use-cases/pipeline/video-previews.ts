import { filmMoments, filmStrip, type FilmStrip } from '../../../domain/media/film-strip.js';
import { createPeakMeter, peakCount } from '../../../domain/media/sound-peaks.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { Signal } from '../../../domain/signal/signal.js';
import { transcriptOf, type TranscriptLine } from '../../../domain/signal/transcript.js';
import { previewKey } from '../../../domain/video/storage-key.js';
import type { VideoFile } from '../../../domain/video/video.js';
import type { Logger } from '../../ports/logger.js';
import type { PictureScaler } from '../../ports/picture-scaler.js';
import { ObjectNotFound, type VideoStorage } from '../../ports/video-storage.js';
import { findArtifact, type ArtifactStore } from './artifact-store.js';
import { forEachConcurrently } from './stages/for-each-concurrently.js';
import { readFrameIndex, type NewFrame } from './stages/frame-index.js';
import { wavSamples } from './wav-samples.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly artifacts: ArtifactStore;
  readonly pictures: PictureScaler;
  readonly logger: Logger;
}

/** What stands in the document beside the strip of pictures. */
export interface VideoPreview {
  /** 0..255, evenly spread over the video, at most 4,000; empty without sound. */
  readonly peaks: readonly number[];
  /** Undefined when no frame could be read. */
  readonly film: FilmStrip | undefined;
}

export interface VideoTranscript {
  readonly lines: readonly TranscriptLine[];
}

export const previewNames = { overview: 'overview.json', film: 'film.jpg', transcript: 'transcript.json' } as const;

const maxBytes = 16 * 1024 * 1024;
const atOnce = 4;
const bytesPerSample = 2;

/** Keeps what the workbench shows around the player: loudness, small pictures, the words. The artifacts go after a week. */
export class VideoPreviews {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Making them again replaces them by the same. What is gone or cannot be read is left out: a workbench without it works. */
  async keep(video: VideoFile, execution: PipelineExecution, signal: AbortSignal): Promise<void> {
    const film = await this.#keepFilm(video, execution, signal);
    const peaks = await this.#peaks(video, execution, signal);
    const overview: VideoPreview = { peaks, film };
    const signals = await this.#deps.artifacts.readLines<Signal>(execution, 'speech-signals');
    const transcript: VideoTranscript = { lines: transcriptOf(signals) };
    await this.#write(video, execution, previewNames.transcript, 'application/json', encode(transcript), signal);
    await this.#write(video, execution, previewNames.overview, 'application/json', encode(overview), signal);
  }

  async #keepFilm(video: VideoFile, execution: PipelineExecution, signal: AbortSignal): Promise<FilmStrip | undefined> {
    const { artifacts, pictures } = this.#deps;
    const { durationMs } = video.media;
    const { frames } = await readFrameIndex(artifacts, execution, durationMs);
    if (frames.length === 0) return undefined;
    const { width, height, rotation } = video.media.video;
    const isTurned = rotation === 90 || rotation === 270;
    const strip = filmStrip(durationMs, isTurned ? { width: height, height: width } : { width, height });
    const keys = filmMoments(durationMs, strip).map((atMs) => frameAt(frames, atMs).key);
    const bytes = new Map<string, Uint8Array>();
    await forEachConcurrently([...new Set(keys)], atOnce, async (key) => {
      signal.throwIfAborted();
      const found = await this.#orMissing(video, () => artifacts.readBytes(key));
      if (found !== undefined) bytes.set(key, found);
    });
    if (bytes.size === 0) return undefined;
    const tiled = await pictures.tile(
      keys.map((key) => bytes.get(key) ?? new Uint8Array()),
      strip,
    );
    await this.#write(video, execution, previewNames.film, 'image/jpeg', tiled, signal);
    return strip;
  }

  async #peaks(video: VideoFile, execution: PipelineExecution, signal: AbortSignal): Promise<readonly number[]> {
    const audio = findArtifact(execution, 'audio');
    if (audio === undefined) return [];
    const stored = await this.#deps.storage.read(audio.key);
    if (stored === undefined) return [];
    const total = Math.max(1, Math.floor(audio.sizeBytes / bytesPerSample));
    const meter = createPeakMeter(total, peakCount(video.media.durationMs));
    for await (const samples of wavSamples(stored.bytes)) {
      signal.throwIfAborted();
      meter.add(samples);
    }
    return meter.peaks();
  }

  async #orMissing<T>(video: VideoFile, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error;
      this.#deps.logger.warn('a frame for the workbench is gone', { video_id: video.id, error });
      return undefined;
    }
  }

  async #write(
    video: VideoFile,
    execution: PipelineExecution,
    name: string,
    contentType: string,
    bytes: Uint8Array,
    signal: AbortSignal,
  ): Promise<void> {
    const key = previewKey(video.id, execution.id, name);
    await this.#deps.storage.put(key, once(bytes), { contentType, maxBytes, signal });
  }
}

const frameAt = (frames: readonly NewFrame[], atMs: number): NewFrame => {
  const [first] = frames;
  if (first === undefined) throw new Error('no frames');
  return frames.findLast(({ interval }) => interval.startMs <= atMs) ?? first;
};

const encode = (document: object): Uint8Array => new TextEncoder().encode(JSON.stringify(document));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
