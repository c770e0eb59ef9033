/** Waits for `work`, but no longer than so many milliseconds; then it goes on alone. A failure in time is thrown. */
export const within = async (ms: number, work: Promise<unknown>): Promise<void> => {
  let limit: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => (limit = setTimeout(resolve, ms)));
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(limit);
    work.catch(() => undefined);
  }
};
