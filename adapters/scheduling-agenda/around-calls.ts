/** The same object, each of whose methods is called through `around`; all of them return promises. */
export const aroundCalls = <T extends object>(
  target: T,
  around: (call: () => Promise<unknown>) => Promise<unknown>,
): T =>
  new Proxy(target, {
    get(_, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => around(async (): Promise<unknown> => Reflect.apply(method, target, args));
    },
  });
