/** Numbers in 0..1 that a seed gives, so that a failure can be seen again. */
export const pseudoRandom = (seed: number) => (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
