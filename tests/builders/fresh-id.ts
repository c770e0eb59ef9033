let last = 0;

/** A well-formed UUID, new for every call in this process; later ones sort after earlier ones, as those of `IdGenerator` do. */
export const freshId = (): string => numberedId(++last);

/** The same UUID for the same number; disjoint from those of `freshId` from 2^40 on. */
export const numberedId = (number: number): string =>
  `01958000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
