import { accept, refuse } from '../../../domain/shared/result.js';
import type { CompletedTask } from '../../../domain/verification-task/verification-task.js';
import type { QualityRepository } from '../../../application/ports/repositories/quality-repository.js';
import { checkLimit } from '../check-limit.js';
import type { Database } from '../connection/database.js';
import { isLostRace } from '../connection/faults.js';
import { operatorCountColumns, riskCountColumns, toOperatorLineRow, toRiskLineRow } from '../rows/quality-row.js';
import { fromTaskRow, type TaskRow } from '../rows/task-row.js';

/** What is asked for as the partial index says it: SQLite compares the words. */
export const isUncounted = "state = 'completed' and not is_counted";

export const createQualityRepository = (db: Database): QualityRepository => {
  /** Adds the counts to the row with the same key, or begins it. */
  const add = async (
    table: string,
    key: readonly string[],
    counts: readonly string[],
    row: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const sums = counts.map((column) => [column, db.fragment('?? + ??', [`${table}.${column}`, `excluded.${column}`])]);
    await db
      .from<Record<string, unknown>>(table)
      .insert(row)
      .onConflict([...key])
      .merge(Object.fromEntries(sums) as Record<string, unknown>);
  };

  return {
    async uncounted(limit) {
      checkLimit(limit);
      const rows = await db.from<TaskRow>('tasks').whereRaw(isUncounted).orderBy(['completed_at', 'id']).limit(limit);
      return rows.map(fromTaskRow).filter((task): task is CompletedTask => task.state === 'completed');
    },
    async count(task, { day, risks, operators }) {
      const stale = refuse({ kind: 'stale-write', subject: 'task', id: task });
      try {
        const marked: number = await db
          .from<Record<string, unknown>>('tasks')
          .where({ id: task })
          .whereRaw(isUncounted)
          .update({ is_counted: true });
        if (marked !== 1) return stale;
        const riskKey = ['day', 'risk_code', 'catalogue_version'];
        for (const line of risks) await add('quality_risks', riskKey, riskCountColumns, toRiskLineRow(day, line));
        for (const line of operators)
          await add('quality_operators', ['day', 'operator_id'], operatorCountColumns, toOperatorLineRow(day, line));
        return accept(undefined);
      } catch (error) {
        // PostgreSQL: another run wrote the task or a row of its day after this one's snapshot.
        if (isLostRace(error)) return stale;
        throw error;
      }
    },
  };
};
