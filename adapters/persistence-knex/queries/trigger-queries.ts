import { usualTriggerOrdering, type TriggerField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ScreenQueries, TriggerFilter } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromTriggerRow, type TriggerRow } from '../rows/trigger-row.js';
import { whereCreated, whereGiven } from './conditions.js';
import { inOrder, mapStretch, stretchOf, type OrderedList } from './ordered-list.js';
import { mapPage, pageOf } from './page-of.js';

type OwnedTriggerRow = TriggerRow & { readonly owner_id: string };

const list: OrderedList<TriggerField> = {
  table: 'triggers',
  columns: { createdAt: 'created_at', start: 'start_ms', confidence: 'confidence' },
};

export const createTriggerQueries = (
  db: Database,
): Pick<ScreenQueries, 'triggers' | 'trigger'> & Pick<ListWalks, 'walkTriggers'> => {
  const triggers = () => db.from<OwnedTriggerRow>('triggers');

  const matching = (filter: TriggerFilter) => {
    const { minConfidence, maxConfidence } = filter;
    const found = whereGiven(triggers(), {
      owner_id: filter.owner,
      video_id: filter.video,
      execution_id: filter.execution,
      risk_code: filter.riskCode,
      source: filter.source,
      state: filter.state,
      verdict: filter.verdict,
    });
    if (minConfidence !== undefined) void found.where('confidence', '>=', minConfidence);
    if (maxConfidence !== undefined) void found.where('confidence', '<=', maxConfidence);
    return whereCreated(found, 'created_at', filter);
  };

  return {
    async triggers(filter, { ordering = usualTriggerOrdering(filter), ...bounds }) {
      const found = inOrder(db, matching(filter), list, ordering);
      return mapPage(await pageOf<OwnedTriggerRow>(db, found, bounds), fromTriggerRow);
    },
    async walkTriggers(filter, request) {
      const found = await stretchOf<OwnedTriggerRow, TriggerField>(db, matching(filter), list, request);
      return mapStretch(found, fromTriggerRow);
    },
    async trigger(id, owner) {
      const row = await whereGiven(triggers().where({ id }), { owner_id: owner }).first();
      return row && fromTriggerRow(row);
    },
  };
};
