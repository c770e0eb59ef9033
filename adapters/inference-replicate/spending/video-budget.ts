import type { Spend } from './spend.js';

export interface VideoBudgetOptions {
  /** Of one scope. */
  readonly capMicroUsd: number;
  /** Scopes that are remembered; the one used longest ago goes first. By default 1,000. */
  readonly mostScopes?: number;
}

export interface VideoBudget extends Spend {
  spentBy(scope: string): number;
}

/** A cap for each scope, counted in this process: with several workers each has the cap to itself. */
export const createVideoBudget = ({ capMicroUsd, mostScopes = 1_000 }: VideoBudgetOptions): VideoBudget => {
  if (!(capMicroUsd >= 0)) throw new RangeError(`capMicroUsd is not negative: ${capMicroUsd}`);
  if (!(Number.isInteger(mostScopes) && mostScopes >= 1)) throw new RangeError('mostScopes is at least 1');
  const spent = new Map<string, number>();
  const add = (scope: string, microUsd: number): void => {
    const sum = (spent.get(scope) ?? 0) + microUsd;
    // A Map keeps insertion order.
    spent.delete(scope);
    spent.set(scope, sum);
    for (const oldest of spent.keys()) {
      if (spent.size <= mostScopes) break;
      spent.delete(oldest);
    }
  };
  return {
    spentBy: (scope) => spent.get(scope) ?? 0,
    async reserve(scope, microUsd) {
      if ((spent.get(scope) ?? 0) + microUsd > capMicroUsd) return undefined;
      add(scope, microUsd);
      return { settle: async (actual) => add(scope, actual - microUsd) };
    },
  };
};
