import { accept, refuse } from '../../../domain/shared/result.js';
import { openUploadsPerOwner, type ReceivingUpload } from '../../../domain/upload/resumable-upload.js';
import type { UploadRepository } from '../../../application/ports/repositories/upload-repository.js';
import type { Database } from '../connection/database.js';
import { fromUploadRow, toUploadRow, type UploadRow } from '../rows/upload-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

/**
 * While it is received, each upload of an owner stands in a slot of its own, so that a unique index keeps their number even
 * in a race. Those that are over stand in none.
 */
type StoredUpload = UploadRow & { readonly slot: number | null };

const slots = Array.from({ length: openUploadsPerOwner }, (_, slot) => slot);

export const createUploadRepository = (db: Database): UploadRepository => {
  const uploads = () => db.from<StoredUpload>('uploads');
  const receiving = (owner: string) => uploads().where({ owner_id: owner }).whereNotNull('slot');
  return {
    async find(id) {
      const row = await uploads().where({ id }).first();
      return row && fromUploadRow(row);
    },
    async receivingOf(owner) {
      const rows = await receiving(owner).orderBy(['created_at', 'id']);
      return rows.map(fromUploadRow).filter((upload): upload is ReceivingUpload => upload.state === 'receiving');
    },
    async add(upload) {
      const taken = new Set((await receiving(upload.ownerId).select('slot')).map(({ slot }) => slot));
      for (const slot of slots.filter((free) => !taken.has(free))) {
        const row = { ...toUploadRow(upload), slot };
        if (await insertUnlessConflict(db, 'uploads', ['owner_id', 'slot'], row)) return accept(undefined);
      }
      return refuse({ kind: 'too-many-uploads', limit: openUploadsPerOwner });
    },
    update: (upload) =>
      updateVersioned(db, 'uploads', 'upload', {
        ...toUploadRow(upload),
        ...(upload.state !== 'receiving' && { slot: null }),
      }),
    async remove(id) {
      await uploads().where({ id }).delete();
    },
    async expired(now, limit) {
      const rows = await uploads().where('expires_at', '<=', now).orderBy('expires_at').limit(limit);
      return rows.map(fromUploadRow);
    },
  };
};
