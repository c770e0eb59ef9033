import type { VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import { notFound, type NotFound } from '../refusals.js';
import { watchAddress, watchLifeS } from './watch-address.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly storage: VideoStorage;
}

/** A temporary address under which whoever may see the video can play it. */
export class WatchVideo {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: VideoId,
  ): Promise<Result<{ readonly url: string; readonly expiresInS: number }, NotFound>> {
    const found = await this.#deps.unitOfWork.run(async (tx) => {
      const video = await tx.videos.find(id);
      return video !== undefined && canSeeOwned(actor, video.ownerId) ? accept(video) : refuse(notFound('video'));
    });
    if (!found.ok) return found;
    const url = await watchAddress(this.#deps.storage, found.value);
    return accept({ url, expiresInS: watchLifeS });
  }
}
