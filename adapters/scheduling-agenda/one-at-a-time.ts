/**
 * Runs `work` for one key at a time. One caller may wait for its turn; a further one gets `undefined` at once,
 * because the turn that is waited for begins after its call and sees whatever made it call.
 */
export const oneAtATime = <T>() => {
  const turns = new Map<string, Promise<unknown>>();
  const waiting = new Set<string>();

  return async (key: string, work: () => Promise<T>): Promise<T | undefined> => {
    if (waiting.has(key)) return undefined;
    while (turns.has(key)) {
      waiting.add(key);
      await turns.get(key);
      waiting.delete(key);
    }
    const turn = work();
    turns.set(
      key,
      turn.catch(() => undefined),
    );
    try {
      return await turn;
    } finally {
      turns.delete(key);
    }
  };
};
