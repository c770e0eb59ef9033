import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../../../application/ports/unit-of-work.js';
import type { Database } from '../connection/database.js';
import { isLostRace } from '../connection/faults.js';

interface VersionedRow {
  readonly id: string;
  readonly version: number;
}

/** Writes the row where the stored version is the one that was read, and raises it by one. */
export const updateVersioned = async (
  db: Database,
  table: string,
  subject: string,
  row: VersionedRow,
): Promise<Result<void, StaleWrite>> => {
  const { id, version, ...columns } = row;
  const stale = refuse({ kind: 'stale-write', subject, id });
  try {
    const changed: number = await db
      .from<Record<string, unknown>>(table)
      .where({ id, version })
      .update({ ...columns, version: version + 1 });
    return changed === 1 ? accept(undefined) : stale;
  } catch (error) {
    // PostgreSQL: the row was changed after this transaction's snapshot.
    if (isLostRace(error)) return stale;
    throw error;
  }
};
