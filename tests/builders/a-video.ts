import { rawVideoKey } from '../../domain/video/storage-key.js';
import type {
  CompletedVideo,
  FailedVideo,
  ProcessingVideo,
  UploadedVideo,
  VerificationVideo,
  VideoFile,
} from '../../domain/video/video.js';
import { videoId } from '../../domain/shared/ids.js';
import { aMediaInfo } from './a-media-info.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { minute, noon, atNoon } from './moments.js';

/** The file of a video; its hash follows its id, so that two of them are never duplicates by accident. */
const aVideoFile = (over: Partial<VideoFile>): VideoFile => {
  const id = over.id ?? videoId(freshId());
  const projectId = over.projectId ?? knownIds.project;
  return {
    id,
    projectId,
    ownerId: knownIds.owner,
    title: 'Борщ за полчаса',
    description: 'Рецепт борща',
    declaredMark: undefined,
    fileName: 'borsch.mp4',
    container: 'mp4',
    storageKey: rawVideoKey(projectId, id, 'mp4'),
    sizeBytes: 25_000_000,
    sha256: id.replaceAll('-', '').repeat(2),
    media: aMediaInfo(),
    uploadedAt: noon,
    updatedAt: noon,
    version: 0,
    ...over,
  };
};

export const aVideo = (over: Partial<UploadedVideo> = {}): UploadedVideo => ({
  ...aVideoFile(over),
  state: 'uploaded',
});

export const aProcessingVideo = (over: Partial<ProcessingVideo> = {}): ProcessingVideo => ({
  ...aVideoFile(over),
  state: 'processing',
  executionId: over.executionId ?? knownIds.execution,
});

export const aVerificationVideo = (over: Partial<VerificationVideo> = {}): VerificationVideo => ({
  ...aVideoFile(over),
  state: 'verification',
  executionId: over.executionId ?? knownIds.execution,
  reportId: over.reportId ?? knownIds.report,
});

export const aCompletedVideo = (over: Partial<CompletedVideo> = {}): CompletedVideo => ({
  ...aVideoFile(over),
  state: 'completed',
  executionId: over.executionId ?? knownIds.execution,
  reportId: over.reportId ?? knownIds.report,
  completedAt: over.completedAt ?? atNoon(20 * minute),
});

export const aFailedVideo = (over: Partial<FailedVideo> = {}): FailedVideo => ({
  ...aVideoFile(over),
  state: 'failed',
  executionId: over.executionId ?? knownIds.execution,
  failure: over.failure ?? { kind: 'media-refused', reason: { kind: 'no-video-stream' } },
  failedAt: over.failedAt ?? atNoon(minute),
});
