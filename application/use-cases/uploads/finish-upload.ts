import type { UploadId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import { endRefused, endWithVideo, type ReceivingUpload } from '../../../domain/upload/resumable-upload.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';
import type { NotFound } from '../refusals.js';
import type { UploadVideo } from '../videos/upload-video.js';
import type { UploadExpired } from './own-upload.js';
import type { ReadUpload, UploadProgress } from './read-upload.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly parts: UploadParts;
  readonly readUpload: ReadUpload;
  readonly uploadVideo: UploadVideo;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Outcome = Result<UploadProgress, NotFound | UploadExpired>;

/** Others may finish or describe the same upload meanwhile. */
const attempts = 5;

/**
 * Makes a video of an upload whose bytes are all there, and gives the upload as it is then: finished with its video, refused,
 * or receiving when bytes are missing. The video and the end of the upload are one write: whoever finishes a second time, also
 * after the process died in between, finds the first video. A store that fails leaves the upload as it was, to be finished later.
 */
export class FinishUpload {
  readonly #deps: Dependencies;
  /** Probing a file twice at once would only cost time. */
  readonly #underWay = new Map<UploadId, Promise<Outcome>>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: UploadId): Promise<Outcome> {
    const progress = await this.#deps.readUpload.execute(actor, id);
    if (!progress.ok || !isWhole(progress.value)) return progress;
    const running = this.#underWay.get(id);
    if (running !== undefined) return running;
    const work = this.#finish(actor, id).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, work);
    return work;
  }

  async #finish(actor: Actor, id: UploadId): Promise<Outcome> {
    const { readUpload, parts, logger } = this.#deps;
    for (let attempt = 1; ; attempt++) {
      const progress = await readUpload.execute(actor, id);
      if (!progress.ok || progress.value.upload.state !== 'receiving') return progress;
      if (await this.#end(actor, progress.value.upload)) {
        await parts.remove(id).catch((error: unknown) => {
          logger.error('bytes of an upload that is over could not be removed', { upload_id: id, error });
        });
        return readUpload.execute(actor, id);
      }
      if (attempt === attempts) throw new Error(`upload ${id} is changed faster than it can be finished`);
    }
  }

  /** False: the upload was changed meanwhile, and nothing was done. */
  async #end(actor: Actor, upload: ReceivingUpload): Promise<boolean> {
    const { unitOfWork, parts, uploadVideo, clock } = this.#deps;
    const { projectId, title, description, fileName, declaredMark, subtitles } = upload;
    const made = await uploadVideo.execute(actor, {
      projectId,
      title,
      description,
      fileName,
      ...(declaredMark !== undefined && { declaredMark }),
      ...(subtitles !== undefined && { subtitles }),
      source: parts.read(upload.id),
      also: (tx, video) => tx.uploads.update(endWithVideo(upload, video.id, clock.now())),
    });
    if (made.ok) return true;
    const { refusal } = made;
    if (refusal.kind === 'stale-write') return false;
    const written = await unitOfWork.run(async (tx) => {
      const ended = await tx.uploads.update(endRefused(upload, refusal, clock.now()));
      return ended.ok ? accept(undefined) : ended;
    });
    return written.ok;
  }
}

const isWhole = ({ upload, offset }: UploadProgress): boolean =>
  upload.state === 'receiving' && offset >= upload.sizeBytes;
