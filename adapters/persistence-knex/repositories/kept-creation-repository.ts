import type { KeptCreationRepository } from '../../../application/ports/repositories/kept-creation-repository.js';
import type { Database } from '../connection/database.js';
import { fromKeptCreationRow, toKeptCreationRow, type KeptCreationRow } from '../rows/kept-creation-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';

export const createKeptCreationRepository = (db: Database): KeptCreationRepository => {
  const creations = () => db.from<KeptCreationRow>('kept_creations');
  return {
    async claim(creation) {
      const row = toKeptCreationRow(creation);
      const { owner_id, idempotency_key } = row;
      // Looked for first: a conflict would end a run on PostgreSQL that could answer at once.
      const earlier = await creations().where({ owner_id, idempotency_key }).first();
      if (earlier !== undefined) return fromKeptCreationRow(earlier);
      if (await insertUnlessConflict(db, 'kept_creations', ['owner_id', 'idempotency_key'], { ...row }))
        return undefined;
      const kept = await creations().where({ owner_id, idempotency_key }).first();
      return kept && fromKeptCreationRow(kept);
    },
    async forget(before, limit) {
      const key = ['owner_id', 'idempotency_key'] as const;
      const due = creations()
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(limit)
        .select(...key);
      return creations()
        .whereIn([...key], due)
        .delete();
    },
  };
};
