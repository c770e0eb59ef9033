import type { AgeMark } from '../age-rating/age-rating.js';
import type { ExecutionId, ReportId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { VideoFailure } from './video-failure.js';
import type {
  CompletedVideo,
  FailedVideo,
  ProcessingVideo,
  UploadedVideo,
  VerificationVideo,
  Video,
  VideoFile,
} from './video.js';

const fileOf = (video: Video): VideoFile => ({
  id: video.id,
  projectId: video.projectId,
  ownerId: video.ownerId,
  title: video.title,
  description: video.description,
  declaredMark: video.declaredMark,
  fileName: video.fileName,
  container: video.container,
  storageKey: video.storageKey,
  sizeBytes: video.sizeBytes,
  sha256: video.sha256,
  media: video.media,
  uploadedAt: video.uploadedAt,
  updatedAt: video.updatedAt,
  version: video.version,
});

/** Also a failed or an already judged video may be analysed again; its earlier result stays under its own execution. */
export const startProcessing = (
  video: UploadedVideo | FailedVideo | VerificationVideo | CompletedVideo,
  executionId: ExecutionId,
  now: Instant,
): ProcessingVideo => ({ ...fileOf(video), state: 'processing', executionId, updatedAt: now });

export const sendToVerification = (video: ProcessingVideo, reportId: ReportId, now: Instant): VerificationVideo => ({
  ...fileOf(video),
  state: 'verification',
  executionId: video.executionId,
  reportId,
  updatedAt: now,
});

export const completeVideo = (video: VerificationVideo, now: Instant): CompletedVideo => ({
  ...fileOf(video),
  state: 'completed',
  executionId: video.executionId,
  reportId: video.reportId,
  completedAt: now,
  updatedAt: now,
});

export const failVideo = (video: ProcessingVideo, failure: VideoFailure, now: Instant): FailedVideo => ({
  ...fileOf(video),
  state: 'failed',
  executionId: video.executionId,
  failure,
  failedAt: now,
  updatedAt: now,
});

export const declareMark = <V extends Video>(video: V, declaredMark: AgeMark | undefined, now: Instant): V => ({
  ...video,
  declaredMark,
  updatedAt: now,
});

export const retitle = <V extends Video>(video: V, title: string, description: string, now: Instant): V => ({
  ...video,
  title,
  description,
  updatedAt: now,
});
