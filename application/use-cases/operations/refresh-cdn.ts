import { accept } from '../../../domain/shared/result.js';
import { CdnFault } from '../../ports/cdn-purger.js';
import type { CdnWarmer } from '../../ports/cdn-warmer.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import { watchAddress } from '../videos/watch-address.js';

interface Dependencies {
  /** Undefined without a CDN. */
  readonly warmer: CdnWarmer | undefined;
  readonly storage: VideoStorage;
  readonly unitOfWork: UnitOfWork;
  readonly logger: Logger;
}

/** What operators take within the next hour; the rest is fetched when somebody opens it. */
const most = 50;

/**
 * Addresses live for an hour, and the CDN's copies die with them: the videos that operators take next get an address of the
 * new hour, and the CDN a copy, before anybody waits for it (product.md: CDN refresh hourly).
 */
export class RefreshCdn {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Returns how many videos the CDN has the beginning of now. */
  async execute(signal: AbortSignal): Promise<number> {
    const { warmer, storage, unitOfWork, logger } = this.#deps;
    if (warmer === undefined) return 0;
    const { value: videos } = await unitOfWork.run(async (tx) => {
      const found = [];
      for (const { videoId } of await tx.tasks.waiting(most)) found.push(await tx.videos.find(videoId));
      return accept(found);
    });
    let warmed = 0;
    for (const video of videos) {
      signal.throwIfAborted();
      if (video === undefined) continue;
      try {
        await warmer.warm(await watchAddress(storage, video), signal);
        warmed++;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof CdnFault)) throw error;
        logger.warn('the CDN did not take a video', { video_id: video.id, error });
      }
    }
    return warmed;
  }
}
