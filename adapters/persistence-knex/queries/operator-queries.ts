import type { LabelField, LogField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { LabelFilter, LogFilter, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromLabelRow, type LabelRow } from '../rows/label-row.js';
import { fromLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';
import { whereCreated, whereGiven } from './conditions.js';
import { inOrder, mapStretch, stretchOf, type OrderedList } from './ordered-list.js';
import { mapPage, pageOf } from './page-of.js';

const labelList: OrderedList<LabelField> = { table: 'labels', columns: { createdAt: 'created_at' } };
const logList: OrderedList<LogField> = { table: 'operator_log', columns: { createdAt: 'created_at' } };

const newest = { by: 'createdAt', isDescending: true } as const;

export const createOperatorQueries = (
  db: Database,
): Pick<ScreenQueries, 'labels' | 'operatorLog'> & Pick<ListWalks, 'walkLabels' | 'walkOperatorLog'> => {
  const labels = (filter: LabelFilter) => {
    const found = whereGiven(db.from<LabelRow>('labels'), {
      operator_id: filter.operator,
      task_id: filter.task,
      trigger_id: filter.trigger,
      video_id: filter.video,
      verdict: filter.verdict,
      risk_code: filter.riskCode,
    });
    return whereCreated(found, 'created_at', filter);
  };

  const entries = (filter: LogFilter) => {
    const found = whereGiven(db.from<LogEntryRow>('operator_log'), {
      operator_id: filter.operator,
      action: filter.action,
      subject_type: filter.subjectType,
      subject_id: filter.subject,
    });
    return whereCreated(found, 'created_at', filter);
  };

  return {
    async labels(filter, { ordering = newest, ...bounds }) {
      const found = inOrder(db, labels(filter), labelList, ordering);
      return mapPage(await pageOf<LabelRow>(db, found, bounds), fromLabelRow);
    },
    async walkLabels(filter, request) {
      return mapStretch(await stretchOf<LabelRow, LabelField>(db, labels(filter), labelList, request), fromLabelRow);
    },
    async operatorLog(filter, { ordering = newest, ...bounds }) {
      const found = inOrder(db, entries(filter), logList, ordering);
      return mapPage(await pageOf<LogEntryRow>(db, found, bounds), fromLogEntryRow);
    },
    async walkOperatorLog(filter, request) {
      return mapStretch(await stretchOf<LogEntryRow, LogField>(db, entries(filter), logList, request), fromLogEntryRow);
    },
  };
};
