import type { VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import { notFound, type NotFound } from '../refusals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly storage: VideoStorage;
}

const contentTypes = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
} as const;

/** Signed URLs live for an hour (product.md, periodic work). */
const urlLifeS = 3_600;

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
    const contentType = contentTypes[found.value.container];
    const url = await this.#deps.storage.signedUrl(found.value.storageKey, { expiresInS: urlLifeS, contentType });
    return accept({ url, expiresInS: urlLifeS });
  }
}
