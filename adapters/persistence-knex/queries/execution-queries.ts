import type { ExecutionField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ExecutionFilter, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromExecutionRow, type ExecutionRow } from '../rows/execution-row.js';
import { fromReportRow, type ReportRow } from '../rows/report-row.js';
import { newestFirst, whereGiven, whereScoped } from './conditions.js';
import { mapStretch, orderedPage, stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { mapPage } from './page-of.js';
import { created, updated } from './ranges.js';

const list: OrderedList<ExecutionField> = {
  table: 'executions',
  columns: { createdAt: 'created_at', updatedAt: 'updated_at' },
};

export const createExecutionQueries = (
  db: Database,
): Pick<ScreenQueries, 'executions' | 'execution' | 'reportOfVideo'> & Pick<ListWalks, 'walkExecutions'> => {
  const executions = () => db.from<ExecutionRow>('executions');

  const matching = (filter: ExecutionFilter): Matching => {
    const query = whereGiven(executions(), { video_id: filter.video, state: filter.state });
    void whereScoped(db, query, 'owner_id', filter.owner, filter.video !== undefined);
    const ranges = [created('executions.created_at', filter), updated('executions.updated_at', filter)];
    return { query, ranges };
  };

  return {
    async executions(filter, { ordering = { by: 'createdAt', isDescending: true }, ...bounds }) {
      const found = await orderedPage<ExecutionRow, ExecutionField>(db, matching(filter), list, ordering, bounds);
      return mapPage(found, fromExecutionRow);
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
