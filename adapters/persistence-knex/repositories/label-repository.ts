import type { OperatorLabelRepository } from '../../../application/ports/repositories/operator-label-repository.js';
import type { Database } from '../connection/database.js';
import { fromLabelRow, toLabelRow, type LabelRow } from '../rows/label-row.js';

export const createLabelRepository = (db: Database): OperatorLabelRepository => ({
  async add(label) {
    await db.from<LabelRow>('labels').insert(toLabelRow(label));
  },
  async ofTask(task) {
    const rows = await db.from<LabelRow>('labels').where({ task_id: task }).orderBy(['created_at', 'id']);
    return rows.map(fromLabelRow);
  },
});
