import type { UploadId, UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { ReceivingUpload, ResumableUpload } from '../../../domain/upload/resumable-upload.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface TooManyUploads {
  readonly kind: 'too-many-uploads';
  readonly limit: number;
}

export interface UploadRepository {
  find(id: UploadId): Promise<ResumableUpload | undefined>;
  /** Those of an owner that are being received, oldest first. */
  receivingOf(owner: UserId): Promise<readonly ReceivingUpload[]>;
  /** Refuses one more than `openUploadsPerOwner` that are being received, also when several are added at once. */
  add(upload: ReceivingUpload): Promise<Result<void, TooManyUploads>>;
  /** Writes where the stored version is `upload.version`, and raises it by one. */
  update(upload: ResumableUpload): Promise<Result<void, StaleWrite>>;
  /** Removing what is not there is not an error. */
  remove(id: UploadId): Promise<void>;
  /** Up to `limit` that expired at `now` or before, the first to expire first. */
  expired(now: Instant, limit: number): Promise<readonly ResumableUpload[]>;
}
