import type { VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import { videoDetails, type InvalidVideoDetails } from '../../../domain/video/video-details.js';
import { retitle } from '../../../domain/video/video-transitions.js';
import type { Video } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface ChangeVideoCommand {
  readonly videoId: VideoId;
  /** What is left out stays as it is. */
  readonly title?: string;
  readonly description?: string;
}

export class ChangeVideo {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: ChangeVideoCommand,
  ): Promise<Result<Video, InvalidVideoDetails | Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, clock } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const video = await tx.videos.find(command.videoId);
      if (video === undefined || !canSeeOwned(actor, video.ownerId)) return refuse(notFound('video'));
      if (!canChangeOwned(actor, video.ownerId)) return refuse({ kind: 'forbidden' });
      const details = videoDetails(
        command.title ?? video.title,
        command.description ?? video.description,
        video.fileName,
      );
      if (!details.ok) return details;
      const changed = retitle(video, details.value.title, details.value.description, clock.now());
      const written = await tx.videos.update(changed);
      return written.ok ? accept(changed) : written;
    });
  }
}
