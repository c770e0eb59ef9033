import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromTriggerRow, type TriggerRow } from '../rows/trigger-row.js';
import { newestFirst, whereGiven } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

type OwnedTriggerRow = TriggerRow & { readonly owner_id: string };

export const createTriggerQueries = (db: Database): Pick<ScreenQueries, 'triggers' | 'trigger'> => {
  const triggers = () => db.from<OwnedTriggerRow>('triggers');
  return {
    async triggers({ owner, video, execution, riskCode, source, state, minConfidence }, request) {
      const found = whereGiven(triggers(), {
        owner_id: owner,
        video_id: video,
        execution_id: execution,
        risk_code: riskCode,
        source,
        state,
      });
      if (minConfidence !== undefined) void found.where('confidence', '>=', minConfidence);
      if (video === undefined && execution === undefined) void newestFirst(found, 'triggers', 'created_at');
      else void found.orderBy(['start_ms', 'id']);
      return mapPage(await pageOf<OwnedTriggerRow>(db, found, request), fromTriggerRow);
    },
    async trigger(id, owner) {
      const row = await whereGiven(triggers().where({ id }), { owner_id: owner }).first();
      return row && fromTriggerRow(row);
    },
  };
};
