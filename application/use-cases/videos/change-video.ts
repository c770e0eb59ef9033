import type { AgeMark } from '../../../domain/age-rating/age-rating.js';
import { redeclareMark } from '../../../domain/report/redeclare-mark.js';
import type { VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import { videoDetails, type InvalidVideoDetails } from '../../../domain/video/video-details.js';
import { declareMark, retitle } from '../../../domain/video/video-transitions.js';
import type { Video } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface ChangeVideoCommand {
  readonly videoId: VideoId;
  /** What is left out stays as it is. */
  readonly title?: string;
  readonly description?: string;
  /** `none` takes it back. */
  readonly declaredMark?: AgeMark | 'none';
  /** Another version that stands there is refused as stale. */
  readonly seenVersion?: SeenVersion;
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
      const seen = refuseUnseen('video', video, command.seenVersion);
      if (!seen.ok) return seen;
      const details = videoDetails(
        command.title ?? video.title,
        command.description ?? video.description,
        video.fileName,
      );
      if (!details.ok) return details;
      const now = clock.now();
      const retitled = retitle(video, details.value.title, details.value.description, now);
      const { declaredMark = video.declaredMark } = command;
      const changed = declareMark(retitled, declaredMark === 'none' ? undefined : declaredMark, now);
      const written = await tx.videos.update(changed);
      if (!written.ok) return written;
      const reported = await compareInDraft(tx, changed);
      return reported.ok ? accept(changed) : reported;
    });
  }
}

/** A draft compares with the mark as it is declared now; a final report keeps the one that was verified. */
const compareInDraft = async (tx: Transaction, video: Video): Promise<Result<void, StaleWrite>> => {
  const report = video.state === 'verification' ? await tx.reports.find(video.reportId) : undefined;
  if (report?.state !== 'draft' || report.document.ageRating.declared?.mark === video.declaredMark)
    return accept(undefined);
  const { version } = report.document.catalogue;
  const catalogue = await tx.catalogues.find(version);
  if (catalogue === undefined) throw new Error(`risk catalogue ${version} is missing: run the seed command`);
  return tx.reports.update({ ...report, document: redeclareMark(report.document, video.declaredMark, catalogue) });
};
