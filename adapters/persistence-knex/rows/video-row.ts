import { ageMarks } from '../../../domain/age-rating/age-rating.js';
import { videoContainers, type MediaInfo } from '../../../domain/media/media-info.js';
import { executionId, projectId, reportId, userId, videoId } from '../../../domain/shared/ids.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { videoStates, type Video, type VideoFile } from '../../../domain/video/video.js';
import {
  fromJson,
  oneOf,
  present,
  reading,
  searchable,
  toInstant,
  toInteger,
  toJson,
  type BigIntColumn,
  type JsonColumn,
} from './columns.js';

export interface VideoRow {
  readonly id: string;
  readonly project_id: string;
  readonly owner_id: string;
  readonly title: string;
  readonly description: string;
  readonly declared_mark: string | null;
  readonly file_name: string;
  readonly search_text: string;
  readonly container: string;
  readonly storage_key: string;
  readonly size_bytes: BigIntColumn;
  readonly sha256: string;
  readonly media: JsonColumn;
  readonly duration_ms: BigIntColumn;
  readonly uploaded_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly state: string;
  readonly execution_id: string | null;
  readonly report_id: string | null;
  readonly completed_at: BigIntColumn | null;
  readonly failed_at: BigIntColumn | null;
  readonly failure: JsonColumn;
  readonly version: number;
}

export const toVideoRow = (video: Video): VideoRow => ({
  id: video.id,
  project_id: video.projectId,
  owner_id: video.ownerId,
  title: video.title,
  description: video.description,
  declared_mark: video.declaredMark ?? null,
  file_name: video.fileName,
  search_text: searchable(video.title, video.fileName),
  container: video.container,
  storage_key: video.storageKey,
  size_bytes: video.sizeBytes,
  sha256: video.sha256,
  media: toJson(video.media),
  duration_ms: video.media.durationMs,
  uploaded_at: video.uploadedAt,
  updated_at: video.updatedAt,
  state: video.state,
  execution_id: video.state === 'uploaded' ? null : video.executionId,
  report_id: video.state === 'verification' || video.state === 'completed' ? video.reportId : null,
  completed_at: video.state === 'completed' ? video.completedAt : null,
  failed_at: video.state === 'failed' ? video.failedAt : null,
  failure: video.state === 'failed' ? toJson(video.failure) : null,
  version: video.version,
});

const fileOf = (row: VideoRow): VideoFile => ({
  id: videoId(row.id),
  projectId: projectId(row.project_id),
  ownerId: userId(row.owner_id),
  title: row.title,
  description: row.description,
  declaredMark: row.declared_mark === null ? undefined : oneOf(ageMarks, row.declared_mark),
  fileName: row.file_name,
  container: oneOf(videoContainers, row.container),
  storageKey: row.storage_key,
  sizeBytes: toInteger(row.size_bytes),
  sha256: row.sha256,
  media: fromJson<MediaInfo>(row.media),
  uploadedAt: toInstant(row.uploaded_at),
  updatedAt: toInstant(row.updated_at),
  version: row.version,
});

export const fromVideoRow = reading('video', (row: VideoRow): Video => {
  const file = fileOf(row);
  const execution = () => ({ executionId: executionId(present(row.execution_id)) });
  const report = () => ({ reportId: reportId(present(row.report_id)) });
  const state = oneOf(videoStates, row.state);
  switch (state) {
    case 'uploaded':
      return { ...file, state };
    case 'processing':
      return { ...file, state, ...execution() };
    case 'verification':
      return { ...file, state, ...execution(), ...report() };
    case 'completed':
      return { ...file, state, ...execution(), ...report(), completedAt: toInstant(present(row.completed_at)) };
    case 'failed':
      return {
        ...file,
        state,
        ...execution(),
        failure: fromJson<VideoFailure>(row.failure),
        failedAt: toInstant(present(row.failed_at)),
      };
  }
});
