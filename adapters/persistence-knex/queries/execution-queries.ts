import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromExecutionRow, type ExecutionRow } from '../rows/execution-row.js';
import { fromReportRow, type ReportRow } from '../rows/report-row.js';
import { newestFirst, whereGiven } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

export const createExecutionQueries = (
  db: Database,
): Pick<ScreenQueries, 'executions' | 'execution' | 'reportOfVideo'> => {
  const executions = () => db.from<ExecutionRow>('executions');
  return {
    async executions({ owner, video, state }, request) {
      const found = whereGiven(executions(), { owner_id: owner, video_id: video, state });
      return mapPage(
        await pageOf<ExecutionRow>(db, newestFirst(found, 'executions', 'created_at'), request),
        fromExecutionRow,
      );
    },
    async execution(id, owner) {
      const row = await whereGiven(executions().where({ id }), { owner_id: owner }).first();
      return row && fromExecutionRow(row);
    },
    async reportOfVideo(id, owner) {
      const reports = db
        .from<ReportRow>('reports')
        .join('executions', 'executions.id', 'reports.execution_id')
        .select('reports.*');
      const found = whereGiven(reports, { 'reports.video_id': id, 'reports.owner_id': owner });
      const row = (await newestFirst(found, 'executions', 'created_at').first()) as ReportRow | undefined;
      return row && fromReportRow(row);
    },
  };
};
