import { parseSubtitles, type InvalidSubtitles } from '../../../domain/media/parse-subtitles.js';
import type { UploadId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { describeUpload, type ReceivingUpload, type UploadDetails } from '../../../domain/upload/resumable-upload.js';
import type { Actor } from '../../../domain/user/access.js';
import { videoDetails, type InvalidVideoDetails } from '../../../domain/video/video-details.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { ownUpload, type UploadExpired } from './own-upload.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** All bytes are in and the video is made, or refused. */
export interface UploadOver {
  readonly kind: 'upload-over';
}

export type DescribeUploadRefusal =
  UploadOver | UploadExpired | InvalidVideoDetails | InvalidSubtitles | NotFound | StaleWrite;

/** Replaces what is said about a video while its bytes come in: what headers have no room for, and second thoughts. */
export class DescribeUpload {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: UploadId,
    details: UploadDetails,
  ): Promise<Result<ReceivingUpload, DescribeUploadRefusal>> {
    const { unitOfWork, clock } = this.#deps;
    if (details.subtitles !== undefined && details.subtitles.trim() !== '') {
      const cues = parseSubtitles(details.subtitles);
      if (!cues.ok) return cues;
    }
    return runAgainWhenStale(unitOfWork, async (tx): Promise<Result<ReceivingUpload, DescribeUploadRefusal>> => {
      const found = await ownUpload(tx, actor, id, clock.now());
      if (!found.ok) return found;
      if (found.value.state !== 'receiving') return refuse({ kind: 'upload-over' });
      const worded = videoDetails(details.title, details.description, found.value.fileName);
      if (!worded.ok) return worded;
      const described = describeUpload(found.value, details);
      const written = await tx.uploads.update(described);
      return written.ok ? accept(described) : written;
    });
  }
}
