import type { Database } from '../connection/database.js';

export interface TriggerCounts {
  readonly all: number;
  readonly pending: number;
  readonly confirmed: number;
}

interface CountRow {
  readonly execution_id: string;
  readonly state: string;
  readonly verdict: string | null;
  readonly total: number | string;
}

const none: TriggerCounts = { all: 0, pending: 0, confirmed: 0 };

/** Triggers of each execution, in one statement. Confirmed are also those that an operator put under another risk. */
export const triggerCounts = async (
  db: Database,
  executions: readonly (string | null)[],
): Promise<(execution: string | null) => TriggerCounts> => {
  const ids = executions.filter((id) => id !== null);
  if (ids.length === 0) return () => none;
  const rows = (await db
    .from<CountRow>('triggers')
    .whereIn('execution_id', ids)
    .groupBy('execution_id', 'state', 'verdict')
    .select('execution_id', 'state', 'verdict')
    .count({ total: '*' })) as unknown as readonly CountRow[];
  const counts = new Map<string, TriggerCounts>();
  for (const { execution_id, state, verdict, total } of rows) {
    const sum = counts.get(execution_id) ?? none;
    const number = Number(total);
    counts.set(execution_id, {
      all: sum.all + number,
      pending: sum.pending + (state === 'pending' ? number : 0),
      confirmed: sum.confirmed + (state === 'processed' && verdict !== 'rejected' ? number : 0),
    });
  }
  return (execution) => (execution === null ? none : (counts.get(execution) ?? none));
};
