type Key = number | string;

/** Compares by the keys in turn. */
export const by =
  <T>(...keys: readonly ((row: T) => Key)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };

export const reversed =
  <T>(compare: (a: T, b: T) => number) =>
  (a: T, b: T): number =>
    compare(b, a);
