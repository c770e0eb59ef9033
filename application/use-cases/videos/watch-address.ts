import type { Video } from '../../../domain/video/video.js';
import type { VideoStorage } from '../../ports/video-storage.js';

const contentTypes = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
} as const;

/** Signed URLs live for an hour (product.md, periodic work). */
export const watchLifeS = 3_600;

/** Where the video can be played for at least some of the next hour: the same address for everybody who asks at the same time. */
export const watchAddress = (storage: VideoStorage, { storageKey, container }: Video): Promise<string> =>
  storage.signedUrl(storageKey, { expiresInS: watchLifeS, contentType: contentTypes[container] });
