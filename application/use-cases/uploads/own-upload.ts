import type { UploadId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { isExpired, type ResumableUpload } from '../../../domain/upload/resumable-upload.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Transaction } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';

/** A day has passed; what came in is removed. */
export interface UploadExpired {
  readonly kind: 'upload-expired';
}

/** An upload that this actor sends; to everybody else, admins too, it does not exist. */
export const ownUpload = async (
  tx: Transaction,
  actor: Actor,
  id: UploadId,
  now: Instant,
): Promise<Result<ResumableUpload, NotFound | UploadExpired>> => {
  const upload = await tx.uploads.find(id);
  if (upload === undefined || upload.ownerId !== actor.userId) return refuse(notFound('upload'));
  return isExpired(upload, now) ? refuse({ kind: 'upload-expired' }) : accept(upload);
};
