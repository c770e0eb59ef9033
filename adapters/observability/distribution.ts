export interface Distribution {
  readonly count: number;
  readonly sum: number;
  readonly bounds: readonly number[];
  /** How many values were at most each of `bounds`. */
  readonly cumulative: readonly number[];
  add(value: number): void;
}

export const createDistribution = (bounds: readonly number[]): Distribution => {
  const cumulative = bounds.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    bounds,
    cumulative,
    add(value) {
      count += 1;
      sum += value;
      bounds.forEach((bound, i) => {
        if (value <= bound) cumulative[i] = (cumulative[i] ?? 0) + 1;
      });
    },
  };
};
