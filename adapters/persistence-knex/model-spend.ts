import type { Clock } from '../../application/ports/clock.js';
import type { ModelSpend } from '../../application/ports/model-spend.js';
import { checkedMicroUsd } from '../../domain/shared/micro-usd.js';
import { checkLimit } from './check-limit.js';
import type { Database } from './connection/database.js';
import { retryBusy } from './connection/retry-busy.js';
import type { BigIntColumn } from './rows/columns.js';

interface SpendRow {
  readonly scope: string;
  readonly micro_usd: BigIntColumn;
  readonly used_at: BigIntColumn;
}

/** One statement: whoever waits for the row sees what the one before it left. */
const reserveSql = `
  insert into model_spend (scope, micro_usd, used_at) values (?, ?, ?)
  on conflict (scope) do update
  set micro_usd = model_spend.micro_usd + excluded.micro_usd, used_at = excluded.used_at
  where model_spend.micro_usd + excluded.micro_usd <= ?
  returning scope`;

export const createModelSpend = (db: Database, clock: Pick<Clock, 'now'>): ModelSpend => {
  const spend = () => db.from<SpendRow>('model_spend');
  return {
    async reserve(scope, microUsd, capMicroUsd) {
      // The condition of the statement holds for scopes that are known already.
      if (checkedMicroUsd(microUsd) > checkedMicroUsd(capMicroUsd)) return undefined;
      const bindings = [scope, microUsd, clock.now(), capMicroUsd];
      const granted = await retryBusy(() => db.raw(reserveSql, bindings));
      if (granted.length === 0) return undefined;
      let isSettled = false;
      return {
        async settle(actual) {
          const difference = checkedMicroUsd(actual) - microUsd;
          if (isSettled) return;
          isSettled = true;
          await retryBusy(() =>
            spend()
              .where({ scope })
              .update({ micro_usd: db.fragment('micro_usd + ?', [difference]), used_at: clock.now() } as object),
          );
        },
      };
    },
    async forget(before, limit) {
      checkLimit(limit);
      const due = spend().where('used_at', '<', before).orderBy('used_at').limit(limit).select('scope');
      // Once more outside: a scope that comes back meanwhile stays.
      return retryBusy(() => spend().whereIn('scope', due).where('used_at', '<', before).delete());
    },
  };
};
