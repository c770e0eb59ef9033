import type { UploadProgress } from '../../../../application/index.js';
import type { RefusedUpload } from '../../../../domain/upload/resumable-upload.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import { ruledOut } from '../shared/outcome.js';
import { time } from '../shared/present.js';

/** As it ends the request that brought the last byte. Only use cases of this host refuse uploads. */
export const refusalOf = ({ refusal }: RefusedUpload) => ruledOut(refusal as AnyUseCaseRefusal);

export const presentUpload = ({ upload, offset }: UploadProgress, locale: Locale) => ({
  id: upload.id,
  state: upload.state,
  project: upload.projectId,
  file_name: upload.fileName,
  title: upload.title,
  description: upload.description,
  declared_mark: upload.declaredMark ?? null,
  has_subtitles: upload.subtitles !== undefined,
  size: upload.sizeBytes,
  offset,
  video: upload.state === 'finished' ? upload.videoId : null,
  problem: upload.state === 'refused' ? presentRefusal(upload, locale) : null,
  created_at: time(upload.createdAt),
  expires_at: time(upload.expiresAt),
});

const presentRefusal = (upload: RefusedUpload, locale: Locale) => {
  const { status, code } = refusalOf(upload);
  const { refusal } = upload;
  return {
    status,
    code,
    detail: refusalText(locale, refusal),
    ...(refusal.kind === 'duplicate-video' && 'existingId' in refusal && { existing_id: String(refusal.existingId) }),
  };
};
