/** Upper bounds: 5 ms to 10 min, wide enough for a query and for a stage of the analysis. */
export const bucketBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] as const;

export interface Distribution {
  readonly count: number;
  readonly sum: number;
  /** How many values were at most each of `bucketBounds`. */
  readonly cumulative: readonly number[];
  add(value: number): void;
}

export const createDistribution = (): Distribution => {
  const cumulative = bucketBounds.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    cumulative,
    add(value) {
      count += 1;
      sum += value;
      bucketBounds.forEach((bound, i) => {
        if (value <= bound) cumulative[i] = (cumulative[i] ?? 0) + 1;
      });
    },
  };
};
