import type { MediaLimits } from '../../../domain/media/media-limits.js';
import { uploadId, type UploadId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import {
  isExpired,
  openUpload,
  type ReceivingUpload,
  type UploadWish,
} from '../../../domain/upload/resumable-upload.js';
import type { Actor } from '../../../domain/user/access.js';
import { videoDetails, type InvalidVideoDetails } from '../../../domain/video/video-details.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { TooManyUploads } from '../../ports/repositories/upload-repository.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { uploadTarget } from '../videos/upload-target.js';
import type { MediaRefused } from '../videos/upload-video.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly parts: UploadParts;
  readonly limits: MediaLimits;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export type OpenUploadCommand = Omit<UploadWish, 'id' | 'ownerId' | 'subtitles'>;

/** Announces a video that will come in pieces. What can be refused without its bytes is refused here. */
export class OpenUpload {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: OpenUploadCommand,
  ): Promise<Result<ReceivingUpload, MediaRefused | InvalidVideoDetails | TooManyUploads | NotFound | Forbidden>> {
    const { unitOfWork, parts, limits, clock, ids } = this.#deps;
    if (command.sizeBytes > limits.maxBytes)
      return refuse({ kind: 'media-refused', reason: { kind: 'file-too-large', limitBytes: limits.maxBytes } });
    if (command.sizeBytes < 1) return refuse({ kind: 'media-refused', reason: { kind: 'empty-file' } });
    const details = videoDetails(command.title, command.description, command.fileName);
    if (!details.ok) return details;
    const now = clock.now();
    const wish = { ...command, id: uploadId(ids.next()), ownerId: actor.userId, subtitles: undefined };
    const upload = openUpload(wish, now);
    const forgotten: UploadId[] = [];
    const opened = await unitOfWork.run(async (tx) => {
      forgotten.length = 0;
      const target = await uploadTarget(tx, actor, upload.projectId);
      if (!target.ok) return target;
      // Those that have expired are in nobody's way, although the purge has not come by yet.
      for (const earlier of await tx.uploads.receivingOf(actor.userId))
        if (isExpired(earlier, now)) {
          await tx.uploads.remove(earlier.id);
          forgotten.push(earlier.id);
        }
      const added = await tx.uploads.add(upload);
      return added.ok ? accept(upload) : added;
    });
    if (!opened.ok) return opened;
    for (const id of forgotten) await parts.remove(id);
    try {
      await parts.create(upload.id);
    } catch (error) {
      // Nobody learns its address: it must not count until it expires.
      await unitOfWork.run(async (tx) => accept(await tx.uploads.remove(upload.id)));
      throw error;
    }
    return opened;
  }
}
