/** How many rows one call may take. Throws `RangeError`: more than 1,000 is a list without a bound. */
export const checkLimit = (limit: number): void => {
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 1_000)) throw new RangeError(`limit 1..1000: ${limit}`);
};
