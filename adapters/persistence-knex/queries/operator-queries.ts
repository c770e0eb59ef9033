import type { LabelField, LogField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { LabelFilter, LogFilter, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromLabelRow, type LabelRow } from '../rows/label-row.js';
import { fromLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';
import { whereGiven, whereScoped } from './conditions.js';
import { mapStretch, orderedPage, stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { mapPage } from './page-of.js';
import { created } from './ranges.js';

const labelList: OrderedList<LabelField> = { table: 'labels', columns: { createdAt: 'created_at' } };
const logList: OrderedList<LogField> = { table: 'operator_log', columns: { createdAt: 'created_at' } };

const newest = { by: 'createdAt', isDescending: true } as const;

export const createOperatorQueries = (
  db: Database,
): Pick<ScreenQueries, 'labels' | 'operatorLog'> & Pick<ListWalks, 'walkLabels' | 'walkOperatorLog'> => {
  const labels = (filter: LabelFilter): Matching => {
    const query = whereGiven(db.from<LabelRow>('labels'), {
      task_id: filter.task,
      trigger_id: filter.trigger,
      video_id: filter.video,
      verdict: filter.verdict,
      risk_code: filter.riskCode,
    });
    const isNarrowed = (filter.task ?? filter.trigger ?? filter.video) !== undefined;
    void whereScoped(db, query, 'operator_id', filter.operator, isNarrowed);
    return { query, ranges: [created('labels.created_at', filter)] };
  };

  const entries = (filter: LogFilter): Matching => {
    const query = whereGiven(db.from<LogEntryRow>('operator_log'), {
      action: filter.action,
      subject_type: filter.subjectType,
      subject_id: filter.subject,
    });
    void whereScoped(db, query, 'operator_id', filter.operator, filter.subject !== undefined);
    return { query, ranges: [created('operator_log.created_at', filter)] };
  };

  return {
    async labels(filter, { ordering = newest, ...bounds }) {
      const found = await orderedPage<LabelRow, LabelField>(db, labels(filter), labelList, ordering, bounds);
      return mapPage(found, fromLabelRow);
    },
    async walkLabels(filter, request) {
      return mapStretch(await stretchOf<LabelRow, LabelField>(db, labels(filter), labelList, request), fromLabelRow);
    },
    async operatorLog(filter, { ordering = newest, ...bounds }) {
      const found = await orderedPage<LogEntryRow, LogField>(db, entries(filter), logList, ordering, bounds);
      return mapPage(found, fromLogEntryRow);
    },
    async walkOperatorLog(filter, request) {
      return mapStretch(await stretchOf<LogEntryRow, LogField>(db, entries(filter), logList, request), fromLogEntryRow);
    },
  };
};
