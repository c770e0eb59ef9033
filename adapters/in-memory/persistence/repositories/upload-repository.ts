import { accept, refuse } from '../../../../domain/shared/result.js';
import { openUploadsPerOwner, type ReceivingUpload } from '../../../../domain/upload/resumable-upload.js';
import type { UploadRepository } from '../../../../application/ports/repositories/upload-repository.js';
import type { Draft } from '../draft.js';
import { by } from './order.js';
import { insert, update } from './rows.js';

export const createUploadRepository = (draft: Draft): UploadRepository => {
  const receivingOf = (owner: string): readonly ReceivingUpload[] =>
    draft
      .rows('uploads')
      .filter((upload): upload is ReceivingUpload => upload.state === 'receiving')
      .filter((upload) => upload.ownerId === owner)
      .sort(
        by(
          (upload) => upload.createdAt,
          (upload) => upload.id,
        ),
      );
  return {
    find: async (id) => draft.get('uploads', id),
    receivingOf: async (owner) => receivingOf(owner),
    async add(upload) {
      if (receivingOf(upload.ownerId).length >= openUploadsPerOwner)
        return refuse({ kind: 'too-many-uploads', limit: openUploadsPerOwner });
      insert(draft, 'uploads', upload);
      return accept(undefined);
    },
    update: async (upload) => update(draft, 'uploads', 'upload', upload),
    async remove(id) {
      draft.removeWhere('uploads', (upload) => upload.id === id);
    },
    expired: async (now, limit) =>
      draft
        .rows('uploads')
        .filter((upload) => upload.expiresAt <= now)
        .sort(by((upload) => upload.expiresAt))
        .slice(0, limit),
  };
};
