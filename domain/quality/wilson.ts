const z95 = 1.959964;

/** 95 % score interval of a share (Wilson, 1927); all of 0..1 when nothing was tried. */
export const wilson = (hits: number, tries: number): readonly [low: number, high: number] => {
  if (tries === 0) return [0, 1];
  const share = hits / tries;
  const square = z95 ** 2 / tries;
  const centre = (share + square / 2) / (1 + square);
  const half = (z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / tries + square / (4 * tries));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
};
