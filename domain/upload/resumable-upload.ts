import type { AgeMark } from '../age-rating/age-rating.js';
import type { ProjectId, UploadId, UserId, VideoId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import type { Refusal } from '../shared/result.js';
import type { Versioned } from '../shared/versioned.js';

/** A video that comes in pieces, and may be interrupted and continued until it is whole. */
export type ResumableUpload = ReceivingUpload | FinishedUpload | RefusedUpload;

export const uploadStates = ['receiving', 'finished', 'refused'] as const;

/** What is said about the video that is to come. */
export interface UploadDetails {
  /** Empty: the file's name. */
  readonly title: string;
  readonly description: string;
  readonly declaredMark: AgeMark | undefined;
  /** Text of a .srt or .vtt file. */
  readonly subtitles: string | undefined;
}

export interface UploadCore extends Versioned, UploadDetails {
  readonly id: UploadId;
  /** Who sends it; nobody else has to do with it. */
  readonly ownerId: UserId;
  readonly projectId: ProjectId;
  readonly fileName: string;
  /** Of the whole file, as it was announced. */
  readonly sizeBytes: number;
  readonly createdAt: Instant;
  /** Then it is forgotten, with the bytes that have come in. */
  readonly expiresAt: Instant;
}

export interface ReceivingUpload extends UploadCore {
  readonly state: 'receiving';
}

export interface FinishedUpload extends UploadCore {
  readonly state: 'finished';
  readonly videoId: VideoId;
}

/** All bytes came in, and they are no video that we take. */
export interface RefusedUpload extends UploadCore {
  readonly state: 'refused';
  readonly refusal: Refusal;
}

/** Of one account; each may hold as many bytes as a video may have. */
export const openUploadsPerOwner = 20;

/** From its beginning to its end, and from its end until nobody is told of it any more. */
export const uploadLifeMs = 24 * 3_600_000;

export type UploadWish = Pick<ReceivingUpload, 'id' | 'ownerId' | 'projectId' | 'fileName' | 'sizeBytes'> &
  UploadDetails;

export const openUpload = (wish: UploadWish, now: Instant): ReceivingUpload => ({
  ...wish,
  fileName: wish.fileName.slice(0, 255),
  state: 'receiving',
  createdAt: now,
  expiresAt: plusMs(now, uploadLifeMs),
  version: 0,
});

/** What counts as its end is what it was told last. */
export const describeUpload = (upload: ReceivingUpload, details: UploadDetails): ReceivingUpload => ({
  ...upload,
  ...details,
});

export const endWithVideo = (upload: ReceivingUpload, videoId: VideoId, now: Instant): FinishedUpload => ({
  ...upload,
  state: 'finished',
  subtitles: undefined,
  videoId,
  expiresAt: plusMs(now, uploadLifeMs),
});

export const endRefused = (upload: ReceivingUpload, refusal: Refusal, now: Instant): RefusedUpload => ({
  ...upload,
  state: 'refused',
  subtitles: undefined,
  refusal,
  expiresAt: plusMs(now, uploadLifeMs),
});

export const isExpired = (upload: ResumableUpload, now: Instant): boolean => upload.expiresAt <= now;
