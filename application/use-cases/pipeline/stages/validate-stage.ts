import type { MediaLimits } from '../../../../domain/media/media-limits.js';
import { noCost } from '../../../../domain/pipeline/stage-cost.js';
import { accept, refuse } from '../../../../domain/shared/result.js';
import type { MediaProcessor } from '../../../ports/media-processor.js';
import type { VideoStorage } from '../../../ports/video-storage.js';
import type { StageContext, StageHandler } from '../stage-handler.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly media: MediaProcessor;
  readonly limits: MediaLimits;
}

/** Fails fast: the stored bytes must still be there, whole, and a video within today's limits. */
export class ValidateStage implements StageHandler {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run({ video, signal }: StageContext) {
    const { storage, media, limits } = this.#deps;
    const stat = await storage.stat(video.storageKey);
    if (stat === undefined || stat.sizeBytes !== video.sizeBytes)
      return refuse({ kind: 'truncated-file', readableMs: undefined } as const);
    await using file = await storage.localCopy(video.storageKey, signal);
    const probed = await media.probe(file.path, limits, signal);
    return probed.ok ? accept({ artifacts: [], cost: noCost }) : probed;
  }
}
