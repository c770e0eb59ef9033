import type { Database } from '../connection/database.js';

/** False, and nothing written, when a row with the same values of the unique `columns` is there already. */
export const insertUnlessConflict = async (
  db: Database,
  table: string,
  columns: readonly string[],
  row: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const inserted: readonly unknown[] = await db
    .from<Record<string, unknown>>(table)
    .insert(row)
    .onConflict([...columns])
    .ignore()
    .returning([...columns]);
  return inserted.length === 1;
};
