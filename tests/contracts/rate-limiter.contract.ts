import type { TestFn } from 'ava';
import type { RateLimiter, RatePolicy } from '../../application/ports/rate-limiter.js';

export interface RateLimiterContractOptions {
  readonly name: string;
  readonly create: () => Promise<{ readonly subject: RateLimiter; readonly dispose: () => Promise<void> }>;
}

const login: RatePolicy = { name: 'login', points: 3, windowMs: 60_000 };

const take = async (limiter: RateLimiter, key: string, policy: RatePolicy, times: number): Promise<boolean[]> => {
  const verdicts: boolean[] = [];
  for (let i = 0; i < times; i += 1) verdicts.push((await limiter.consume(key, policy)).isAllowed);
  return verdicts;
};

export const rateLimiterContract = (test: TestFn, { name, create }: RateLimiterContractOptions): void => {
  test(`${name}: each call takes a point until none is left`, async (t) => {
    const { subject, dispose } = await create();
    for (const [isAllowed, remaining] of [
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
      [false, 0],
    ] as const) {
      const verdict = await subject.consume('10.0.0.1', login);
      t.deepEqual([verdict.isAllowed, verdict.remaining], [isAllowed, remaining]);
      t.true(verdict.resetMs > 0 && verdict.resetMs <= login.windowMs, `resetMs ${verdict.resetMs}`);
    }
    await dispose();
  });

  test(`${name}: keys and policies have budgets of their own`, async (t) => {
    const { subject, dispose } = await create();
    t.deepEqual(await take(subject, 'a', login, 4), [true, true, true, false]);
    t.deepEqual(await take(subject, 'b', login, 1), [true]);
    t.deepEqual(await take(subject, 'a', { ...login, name: 'upload' }, 1), [true]);
    await dispose();
  });

  test(`${name}: the budget is whole again when the window is over`, async (t) => {
    const { subject, dispose } = await create();
    const short: RatePolicy = { name: 'short', points: 2, windowMs: 4_000 };
    t.deepEqual(await take(subject, 'a', short, 3), [true, true, false]);
    const { resetMs } = await subject.consume('a', short);
    await new Promise((resolve) => setTimeout(resolve, resetMs + 50));
    t.deepEqual(await take(subject, 'a', short, 3), [true, true, false]);
    await dispose();
  });

  test(`${name}: calls at the same moment never get more than the budget`, async (t) => {
    const { subject, dispose } = await create();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => subject.consume('a', login)));
    t.is(verdicts.filter(({ isAllowed }) => isAllowed).length, 3);
    await dispose();
  });
};
