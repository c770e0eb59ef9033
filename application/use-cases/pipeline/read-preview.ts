import type { ExecutionId, VideoId } from '../../../domain/shared/ids.js';
import { previewKey } from '../../../domain/video/storage-key.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import { previewNames, type VideoPreview, type VideoTranscript } from './video-previews.js';

interface Dependencies {
  readonly storage: VideoStorage;
}

interface OfAnalysis {
  readonly videoId: VideoId;
  readonly executionId: ExecutionId;
}

/** What was kept for the workbench; for hosts, which see to it who may ask. Undefined: an analysis from before it was kept. */
export class ReadPreview {
  readonly #storage: VideoStorage;

  constructor({ storage }: Dependencies) {
    this.#storage = storage;
  }

  overview(of: OfAnalysis): Promise<VideoPreview | undefined> {
    return this.#document<VideoPreview>(of, previewNames.overview);
  }

  transcript(of: OfAnalysis): Promise<VideoTranscript | undefined> {
    return this.#document<VideoTranscript>(of, previewNames.transcript);
  }

  /** Temporary address of the strip of pictures. */
  filmAddress({ videoId, executionId }: OfAnalysis, expiresInS: number): Promise<string> {
    const key = previewKey(videoId, executionId, previewNames.film);
    return this.#storage.signedUrl(key, { expiresInS, contentType: 'image/jpeg' });
  }

  async #document<T>({ videoId, executionId }: OfAnalysis, name: string): Promise<T | undefined> {
    const stored = await this.#storage.read(previewKey(videoId, executionId, name));
    if (stored === undefined) return undefined;
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of stored.bytes) text += decoder.decode(chunk, { stream: true });
    return JSON.parse(text) as T;
  }
}
