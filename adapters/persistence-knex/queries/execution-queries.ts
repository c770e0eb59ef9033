import type { ExecutionField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ExecutionFilter, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromExecutionRow, type ExecutionRow } from '../rows/execution-row.js';
import { fromReportRow, type ReportRow } from '../rows/report-row.js';
import { newestFirst, whereCreated, whereGiven, whereUpdated } from './conditions.js';
import { inOrder, mapStretch, stretchOf, type OrderedList } from './ordered-list.js';
import { mapPage, pageOf } from './page-of.js';

const list: OrderedList<ExecutionField> = {
  table: 'executions',
  columns: { createdAt: 'created_at', updatedAt: 'updated_at' },
};

export const createExecutionQueries = (
  db: Database,
): Pick<ScreenQueries, 'executions' | 'execution' | 'reportOfVideo'> & Pick<ListWalks, 'walkExecutions'> => {
  const executions = () => db.from<ExecutionRow>('executions');

  const matching = (filter: ExecutionFilter) => {
    const { owner, video, state } = filter;
    const found = whereGiven(executions(), { owner_id: owner, video_id: video, state });
    return whereUpdated(whereCreated(found, 'created_at', filter), 'updated_at', filter);
  };

  return {
    async executions(filter, { ordering = { by: 'createdAt', isDescending: true }, ...bounds }) {
      const found = inOrder(db, matching(filter), list, ordering);
      return mapPage(await pageOf<ExecutionRow>(db, found, bounds), fromExecutionRow);
    },
    async walkExecutions(filter, request) {
      const found = await stretchOf<ExecutionRow, ExecutionField>(db, matching(filter), list, request);
      return mapStretch(found, fromExecutionRow);
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
