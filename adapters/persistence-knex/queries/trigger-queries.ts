import { usualTriggerOrdering, type TriggerField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ScreenQueries, TriggerFilter } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromTriggerMarkRow, fromTriggerRow, type TriggerMarkRow, type TriggerRow } from '../rows/trigger-row.js';
import { whereGiven, whereScoped } from './conditions.js';
import { mapStretch, orderedPage, stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { mapPage } from './page-of.js';
import { created } from './ranges.js';

type OwnedTriggerRow = TriggerRow & { readonly owner_id: string };

const mostMarks = 2_000;

const list: OrderedList<TriggerField> = {
  table: 'triggers',
  columns: { createdAt: 'created_at', start: 'start_ms', confidence: 'confidence' },
};

export const createTriggerQueries = (
  db: Database,
): Pick<ScreenQueries, 'triggers' | 'trigger' | 'triggerMarks'> & Pick<ListWalks, 'walkTriggers'> => {
  const triggers = () => db.from<OwnedTriggerRow>('triggers');

  const matching = (filter: TriggerFilter): Matching => {
    const query = whereGiven(triggers(), {
      video_id: filter.video,
      execution_id: filter.execution,
      risk_code: filter.riskCode,
      source: filter.source,
      state: filter.state,
      verdict: filter.verdict,
    });
    const isNarrowed = filter.video !== undefined || filter.execution !== undefined;
    void whereScoped(db, query, 'owner_id', filter.owner, isNarrowed);
    const confidence = { column: 'triggers.confidence', from: filter.minConfidence, upTo: filter.maxConfidence };
    return { query, ranges: [created('triggers.created_at', filter), confidence] };
  };

  return {
    async triggers(filter, { ordering = usualTriggerOrdering(filter), ...bounds }) {
      const found = await orderedPage<OwnedTriggerRow, TriggerField>(db, matching(filter), list, ordering, bounds);
      return mapPage(found, fromTriggerRow);
    },
    async walkTriggers(filter, request) {
      const found = await stretchOf<OwnedTriggerRow, TriggerField>(db, matching(filter), list, request);
      return mapStretch(found, fromTriggerRow);
    },
    async triggerMarks(execution) {
      const rows = await db
        .from<TriggerRow>('triggers')
        .where({ execution_id: execution })
        .select('id', 'start_ms', 'end_ms', 'risk_code', 'source', 'state', 'decision', 'version')
        .orderBy(['start_ms', 'id'])
        .limit(mostMarks);
      return (rows as readonly TriggerMarkRow[]).map(fromTriggerMarkRow);
    },
    async trigger(id, owner) {
      const row = await whereGiven(triggers().where({ id }), { owner_id: owner }).first();
      return row && fromTriggerRow(row);
    },
  };
};
