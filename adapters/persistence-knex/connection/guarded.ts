import { toFault } from './faults.js';

type AsyncMethods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** Calls that have begun and not settled. */
export type Calls = Set<Promise<unknown>>;

/** The same methods; `before` is called first, driver errors come out as `PersistenceFault`, open calls are kept in `calls`. */
export const guarded = <P extends object>(port: P, before: () => void, calls: Calls = new Set()): P => {
  const guard =
    (method: (...args: never[]) => Promise<unknown>) =>
    (...args: never[]): Promise<unknown> => {
      const call = (async () => {
        try {
          before();
          return await method(...args);
        } catch (error) {
          throw toFault(error);
        }
      })();
      calls.add(call);
      const forget = (): void => void calls.delete(call);
      call.then(forget, forget);
      return call;
    };
  return Object.fromEntries(Object.entries(port as AsyncMethods).map(([name, method]) => [name, guard(method)])) as P;
};
