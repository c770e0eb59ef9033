import { ageMarks } from '../../../domain/age-rating/age-rating.js';
import { projectId, uploadId, userId, videoId } from '../../../domain/shared/ids.js';
import type { Refusal } from '../../../domain/shared/result.js';
import { uploadStates, type ResumableUpload, type UploadCore } from '../../../domain/upload/resumable-upload.js';
import {
  fromJson,
  oneOf,
  present,
  reading,
  toInstant,
  toInteger,
  toJson,
  type BigIntColumn,
  type JsonColumn,
} from './columns.js';

export interface UploadRow {
  readonly id: string;
  readonly owner_id: string;
  readonly project_id: string;
  readonly file_name: string;
  readonly title: string;
  readonly description: string;
  readonly declared_mark: string | null;
  readonly subtitles: string | null;
  readonly size_bytes: BigIntColumn;
  readonly state: string;
  readonly video_id: string | null;
  readonly refusal: JsonColumn;
  readonly created_at: BigIntColumn;
  readonly expires_at: BigIntColumn;
  readonly version: number;
}

export const toUploadRow = (upload: ResumableUpload): UploadRow => ({
  id: upload.id,
  owner_id: upload.ownerId,
  project_id: upload.projectId,
  file_name: upload.fileName,
  title: upload.title,
  description: upload.description,
  declared_mark: upload.declaredMark ?? null,
  subtitles: upload.subtitles ?? null,
  size_bytes: upload.sizeBytes,
  state: upload.state,
  video_id: upload.state === 'finished' ? upload.videoId : null,
  refusal: upload.state === 'refused' ? toJson(upload.refusal) : null,
  created_at: upload.createdAt,
  expires_at: upload.expiresAt,
  version: upload.version,
});

export const fromUploadRow = reading('upload', (row: UploadRow): ResumableUpload => {
  const core: UploadCore = {
    id: uploadId(row.id),
    ownerId: userId(row.owner_id),
    projectId: projectId(row.project_id),
    fileName: row.file_name,
    title: row.title,
    description: row.description,
    declaredMark: row.declared_mark === null ? undefined : oneOf(ageMarks, row.declared_mark),
    subtitles: row.subtitles ?? undefined,
    sizeBytes: toInteger(row.size_bytes),
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    version: row.version,
  };
  const state = oneOf(uploadStates, row.state);
  switch (state) {
    case 'receiving':
      return { ...core, state };
    case 'finished':
      return { ...core, state, videoId: videoId(present(row.video_id)) };
    case 'refused':
      return { ...core, state, refusal: fromJson<Refusal>(row.refusal) };
  }
});
