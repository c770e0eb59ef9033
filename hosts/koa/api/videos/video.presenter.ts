import type { VideoRow } from '../../../../application/index.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { Video } from '../../../../domain/video/video.js';
import { seconds, time } from '../shared/present.js';
import { presentFailure } from './failure.presenter.js';

/** `file`: a signed address; null in lists, where `signed-url/` gives one when it is wanted. */
export const presentVideo = (video: Video, file: string | undefined, locale: Locale) => ({
  id: video.id,
  title: video.title,
  description: video.description,
  declared_mark: video.declaredMark ?? null,
  project: video.projectId,
  owner: video.ownerId,
  file: file ?? null,
  file_name: video.fileName,
  file_size: video.sizeBytes,
  container: video.container,
  duration: seconds(video.media.durationMs),
  width: video.media.video.width,
  height: video.media.video.height,
  has_audio: video.media.audio !== undefined,
  checksum: `sha256:${video.sha256}`,
  status: video.state,
  execution: video.state === 'uploaded' ? null : video.executionId,
  failure: video.state === 'failed' ? presentFailure(video.failure, locale) : null,
  created_at: time(video.uploadedAt),
  updated_at: time(video.updatedAt),
});

export const presentVideoRow = (row: VideoRow, file: string | undefined, locale: Locale) => ({
  ...presentVideo(row.video, file, locale),
  project_name: row.projectName,
  trigger_count: row.triggerCount,
  pending_trigger_count: row.pendingTriggerCount,
  confirmed_trigger_count: row.confirmedTriggerCount,
});
