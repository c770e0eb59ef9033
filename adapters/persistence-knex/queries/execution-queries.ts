import type { ExecutionField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ExecutionFilter, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
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

const isNeverComplete = (state: ExecutionFilter['state']): boolean =>
  state !== undefined && (typeof state === 'string' ? state !== 'completed' : !state.includes('completed'));

/** `stage` is one of a closed set: it may stand in the statement. */
const standsAt = ({ dialect }: Database, stage: StageName): string =>
  dialect === 'pg'
    ? `executions.stages->'${stage}'->>'state' <> 'done' and (executions.stages->'${stage}'->>'attempts')::int > 0`
    : `json_extract(executions.stages, '$.${stage}.state') <> 'done' and json_extract(executions.stages, '$.${stage}.attempts') > 0`;

export const createExecutionQueries = (
  db: Database,
): Pick<ScreenQueries, 'executions' | 'execution' | 'reportOfVideo'> & Pick<ListWalks, 'walkExecutions'> => {
  const executions = () => db.from<ExecutionRow>('executions');

  const matching = (filter: ExecutionFilter): Matching => {
    const query = whereGiven(executions(), { video_id: filter.video, state: filter.state });
    if (filter.stage !== undefined) void query.whereRaw(standsAt(db, filter.stage));
    // In these words, for the index that has only those: few of all executions end in a failure or are under way.
    if (filter.stage !== undefined || isNeverComplete(filter.state))
      void query.whereRaw("executions.state <> 'completed'");
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
