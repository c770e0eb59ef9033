import type { Clock } from '../../../application/ports/clock.js';
import type { ModelSpend } from '../../../application/ports/model-spend.js';
import { checkedMicroUsd } from '../../../domain/shared/micro-usd.js';
import { checkLimit } from './check-limit.js';
import type { Draft } from './draft.js';
import type { MemoryStore } from './memory-store.js';
import { by } from './repositories/order.js';

export const createMemoryModelSpend = (store: MemoryStore, clock: Pick<Clock, 'now'>): ModelSpend => {
  const change = <T>(work: (draft: Draft) => T): Promise<T> =>
    store.change(async (draft) => ({ value: work(draft), isKept: true }));
  const add = (draft: Draft, scope: string, microUsd: number): void => {
    const sum = (draft.get('modelSpend', scope)?.microUsd ?? 0) + microUsd;
    draft.put('modelSpend', scope, { scope, microUsd: sum, usedAt: clock.now() });
  };
  return {
    async reserve(scope, microUsd, capMicroUsd) {
      checkedMicroUsd(microUsd);
      checkedMicroUsd(capMicroUsd);
      const isGranted = await change((draft) => {
        if ((draft.get('modelSpend', scope)?.microUsd ?? 0) + microUsd > capMicroUsd) return false;
        add(draft, scope, microUsd);
        return true;
      });
      if (!isGranted) return undefined;
      let isSettled = false;
      return {
        async settle(actual) {
          const difference = checkedMicroUsd(actual) - microUsd;
          if (isSettled) return;
          isSettled = true;
          await change((draft) => {
            if (draft.get('modelSpend', scope) !== undefined) add(draft, scope, difference);
          });
        },
      };
    },
    async forget(before, limit) {
      checkLimit(limit);
      return change((draft) => {
        const due = draft
          .rows('modelSpend')
          .filter(({ usedAt }) => usedAt < before)
          .sort(by(({ usedAt }) => usedAt))
          .slice(0, limit);
        return draft.removeWhere('modelSpend', (spent) => due.includes(spent));
      });
    },
  };
};
