import { uploadId } from '../../domain/shared/ids.js';
import { uploadLifeMs, type ReceivingUpload } from '../../domain/upload/resumable-upload.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { atNoon, noon } from './moments.js';

export const anUpload = (over: Partial<ReceivingUpload> = {}): ReceivingUpload => ({
  id: uploadId(freshId()),
  ownerId: knownIds.owner,
  projectId: knownIds.project,
  fileName: 'пирог.mp4',
  title: '',
  description: 'С яблоками',
  declaredMark: undefined,
  subtitles: undefined,
  sizeBytes: 1_000,
  state: 'receiving',
  createdAt: noon,
  expiresAt: atNoon(uploadLifeMs),
  version: 0,
  ...over,
});
