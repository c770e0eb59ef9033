import { mentionListKinds } from '../../../domain/mention-list/mention-list.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import type { MentionListRepository } from '../../../application/ports/repositories/mention-list-repository.js';
import type { Database } from '../connection/database.js';
import { isLostRace } from '../connection/faults.js';
import { toInteger } from '../rows/columns.js';
import {
  fromEntryRow,
  fromMentionListRow,
  toEntryRow,
  toMentionListRow,
  type MentionListEntryRow,
  type MentionListRow,
} from '../rows/mention-list-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';

/** SQLite takes 500 rows in one INSERT (SQLITE_MAX_COMPOUND_SELECT). */
const batchSize = 500;
const historyLimit = 100;

interface ActiveRow {
  readonly kind: string;
  readonly version: string;
}

export const createMentionListRepository = (db: Database): MentionListRepository => {
  const lists = () => db.from<MentionListRow>('mention_lists');
  return {
    async active() {
      const rows: readonly MentionListRow[] = await lists()
        .join('active_mention_lists as active', (join) => {
          join.on('active.kind', 'mention_lists.kind').andOn('active.version', 'mention_lists.version');
        })
        .select('mention_lists.*');
      const versions = rows.map(fromMentionListRow);
      return mentionListKinds.flatMap((kind) => versions.filter((list) => list.kind === kind));
    },
    async find(kind, version) {
      const row = await lists().where({ kind, version }).first();
      if (row === undefined) return undefined;
      const entries = await db
        .from<MentionListEntryRow>('mention_list_entries')
        .where({ list_position: row.position })
        .orderBy('position');
      return { ...fromMentionListRow(row), entries: entries.map(fromEntryRow) };
    },
    async history(kind) {
      const rows = await lists().where({ kind }).orderBy('position', 'desc').limit(historyLimit);
      return rows.map(fromMentionListRow);
    },
    async add(list) {
      const [inserted] = await db
        .from<MentionListRow>('mention_lists')
        .insert(toMentionListRow(list))
        .returning('position');
      const position = toInteger(inserted?.position ?? '');
      for (let start = 0; start < list.entries.length; start += batchSize)
        await db
          .from<Record<string, unknown>>('mention_list_entries')
          .insert(
            list.entries
              .slice(start, start + batchSize)
              .map((entry, index): Record<string, unknown> => ({ ...toEntryRow(position, entry, start + index) })),
          );
    },
    async activate(kind, version, replaces) {
      const stale = refuse({ kind: 'stale-write', subject: 'mention-list', id: kind });
      try {
        if (replaces === undefined)
          return (await insertUnlessConflict(db, 'active_mention_lists', ['kind'], { kind, version }))
            ? accept(undefined)
            : stale;
        const changed: number = await db
          .from<ActiveRow>('active_mention_lists')
          .where({ kind, version: replaces })
          .update({ version });
        return changed === 1 ? accept(undefined) : stale;
      } catch (error) {
        if (isLostRace(error)) return stale;
        throw error;
      }
    },
  };
};
