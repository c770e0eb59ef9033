import { Random } from './random.js';

export type Range = readonly [low: number, high: number];

/** 95 % percentile bootstrap of a figure over independent items; what is not a number is left out. */
export const bootstrap = <T>(
  items: readonly T[],
  figure: (sample: readonly T[]) => number,
  seed: number,
  rounds = 1_000,
): Range => {
  const random = new Random(seed);
  const figures: number[] = [];
  for (let round = 0; round < rounds && items.length > 0; round++) {
    const value = figure(items.map(() => random.pick(items)));
    if (Number.isFinite(value)) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.round(share * (figures.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
};
