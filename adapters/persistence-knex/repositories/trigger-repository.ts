import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { TriggerRepository } from '../../../application/ports/repositories/trigger-repository.js';
import type { Database } from '../connection/database.js';
import { fromTriggerRow, toTriggerRow, type TriggerRow } from '../rows/trigger-row.js';
import type { VideoRow } from '../rows/video-row.js';
import { updateVersioned } from './versioned-update.js';

/** SQLite takes 500 rows in one INSERT (SQLITE_MAX_COMPOUND_SELECT), and 32,766 values. */
const batchSize = 500;

export const createTriggerRepository = (db: Database): TriggerRepository => {
  const triggers = () => db.from<TriggerRow>('triggers');

  /** The owner stands in every row, so that an owner's triggers are found without a join. */
  const withOwner = async (batch: readonly Trigger[]): Promise<readonly Record<string, unknown>[]> => {
    const videos = await db
      .from<VideoRow>('videos')
      .whereIn('id', [...new Set(batch.map((trigger) => trigger.videoId))])
      .select('id', 'owner_id');
    const owners = new Map(videos.map((video) => [video.id, video.owner_id]));
    return batch.map((trigger) => ({ ...toTriggerRow(trigger), owner_id: owners.get(trigger.videoId) ?? null }));
  };

  return {
    async find(id) {
      const row = await triggers().where({ id }).first();
      return row && fromTriggerRow(row);
    },
    async ofExecution(execution) {
      const rows = await triggers().where({ execution_id: execution }).orderBy(['start_ms', 'end_ms', 'id']);
      return rows.map(fromTriggerRow);
    },
    async addAll(added) {
      for (let start = 0; start < added.length; start += batchSize)
        await db
          .from<Record<string, unknown>>('triggers')
          .insert(await withOwner(added.slice(start, start + batchSize)));
    },
    update: (trigger) => updateVersioned(db, 'triggers', 'trigger', toTriggerRow(trigger)),
    async removeOfExecution(execution) {
      await triggers().where({ execution_id: execution }).delete();
    },
  };
};
