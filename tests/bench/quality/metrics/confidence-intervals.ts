import { Random } from './random.js';

export type Range = readonly [low: number, high: number];

const z95 = 1.959964;

/** 95 % score interval of a share (Wilson, 1927); all of 0..1 when nothing was tried. */
export const wilson = (hits: number, tries: number): Range => {
  if (tries === 0) return [0, 1];
  const share = hits / tries;
  const square = z95 ** 2 / tries;
  const centre = (share + square / 2) / (1 + square);
  const half = (z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / tries + square / (4 * tries));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
};

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
