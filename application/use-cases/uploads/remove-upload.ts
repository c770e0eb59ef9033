import type { UploadId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';
import type { NotFound } from '../refusals.js';
import { ownUpload, type UploadExpired } from './own-upload.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly parts: UploadParts;
  readonly clock: Clock;
}

/** Breaks an upload off, with all that has come in; a video that was made of it stays. */
export class RemoveUpload {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: UploadId): Promise<Result<void, NotFound | UploadExpired>> {
    const { unitOfWork, parts, clock } = this.#deps;
    const removed = await unitOfWork.run(async (tx) => {
      const found = await ownUpload(tx, actor, id, clock.now());
      if (!found.ok) return found;
      await tx.uploads.remove(id);
      return accept(undefined);
    });
    if (removed.ok) await parts.remove(id);
    return removed;
  }
}
