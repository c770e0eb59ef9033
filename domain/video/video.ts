import type { ExecutionId, ProjectId, ReportId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import type { AgeMark } from '../age-rating/age-rating.js';
import type { MediaInfo, VideoContainer } from '../media/media-info.js';
import type { VideoFailure } from './video-failure.js';

/** A file that a client sent for checking. One type per state; a function accepts only the states in which it is legal. */
export type Video = UploadedVideo | ProcessingVideo | VerificationVideo | CompletedVideo | FailedVideo;

export type VideoState = Video['state'];
export const videoStates = ['uploaded', 'processing', 'verification', 'completed', 'failed'] as const;

export interface VideoFile extends Versioned {
  readonly id: VideoId;
  readonly projectId: ProjectId;
  readonly ownerId: UserId;
  readonly title: string;
  readonly description: string;
  /** The mark that the client wants the video to carry (436-FZ art. 12); undefined when none was declared. */
  readonly declaredMark: AgeMark | undefined;
  /** As the sender named it: shown, never used as a path. */
  readonly fileName: string;
  readonly container: VideoContainer;
  readonly storageKey: string;
  readonly sizeBytes: number;
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly media: MediaInfo;
  readonly uploadedAt: Instant;
  readonly updatedAt: Instant;
}

export interface UploadedVideo extends VideoFile {
  readonly state: 'uploaded';
}

export interface ProcessingVideo extends VideoFile {
  readonly state: 'processing';
  readonly executionId: ExecutionId;
}

export interface VerificationVideo extends VideoFile {
  readonly state: 'verification';
  readonly executionId: ExecutionId;
  readonly reportId: ReportId;
}

export interface CompletedVideo extends VideoFile {
  readonly state: 'completed';
  readonly executionId: ExecutionId;
  readonly reportId: ReportId;
  readonly completedAt: Instant;
}

export interface FailedVideo extends VideoFile {
  readonly state: 'failed';
  readonly executionId: ExecutionId;
  readonly failure: VideoFailure;
  readonly failedAt: Instant;
}
