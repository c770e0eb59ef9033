import type { ModelSpend, SpendReservation } from '../../../application/ports/model-spend.js';
import { checkedMicroUsd } from '../../../domain/shared/micro-usd.js';

/** Who may still spend how much. Money in whole millionths of a US dollar. */
export interface Spend {
  /**
   * Sets `microUsd`, an estimate, aside for one prediction of `scope` (a video's analysis). Undefined: its budget does not
   * allow for it, and nothing is created. Throws `PersistenceFault`: nothing is created until the store is back.
   */
  reserve(scope: string, microUsd: number): Promise<SpendReservation | undefined>;
}

export const unlimitedSpend: Spend = { reserve: async () => ({ settle: async () => undefined }) };

/** Each scope may spend `capMicroUsd`, as all processes count it together. */
export const cappedSpend = (spend: Pick<ModelSpend, 'reserve'>, capMicroUsd: number): Spend => {
  const cap = checkedMicroUsd(capMicroUsd);
  return { reserve: (scope, microUsd) => spend.reserve(scope, microUsd, cap) };
};
