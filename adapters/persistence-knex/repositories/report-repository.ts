import type { ReportRepository } from '../../../application/ports/repositories/report-repository.js';
import type { Database } from '../connection/database.js';
import { fromReportRow, toReportRow, type ReportRow } from '../rows/report-row.js';
import { updateVersioned } from './versioned-update.js';

export const createReportRepository = (db: Database): ReportRepository => ({
  async find(id) {
    const row = await db.from<ReportRow>('reports').where({ id }).first();
    return row && fromReportRow(row);
  },
  async ofExecution(execution) {
    const row = await db.from<ReportRow>('reports').where({ execution_id: execution }).first();
    return row && fromReportRow(row);
  },
  async add(report) {
    await db.from<ReportRow>('reports').insert(toReportRow(report));
  },
  update: (report) => updateVersioned(db, 'reports', 'report', toReportRow(report)),
});
