import type { UploadId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { ResumableUpload } from '../../../domain/upload/resumable-upload.js';
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

export interface UploadProgress {
  readonly upload: ResumableUpload;
  /** Bytes that have come in. */
  readonly offset: number;
}

export class ReadUpload {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: UploadId): Promise<Result<UploadProgress, NotFound | UploadExpired>> {
    const { unitOfWork, parts, clock } = this.#deps;
    const found = await unitOfWork.run((tx) => ownUpload(tx, actor, id, clock.now()));
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.state !== 'receiving') return accept({ upload, offset: upload.sizeBytes });
    const offset = await parts.size(id);
    // Lost with its disk: there is nothing to go on from.
    return offset === undefined ? refuse({ kind: 'upload-expired' }) : accept({ upload, offset });
  }
}
