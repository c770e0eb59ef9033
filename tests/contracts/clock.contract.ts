import type { TestFn } from 'ava';
import type { Clock } from '../../application/ports/clock.js';

export interface ClockContractOptions {
  readonly name: string;
  readonly create: () => {
    readonly subject: Clock;
    /** Lets at least that much time go by for the clock. */
    readonly pass: (ms: number) => Promise<void>;
  };
}

export const clockContract = (test: TestFn, { name, create }: ClockContractOptions): void => {
  test(`${name}: the present moves on in whole milliseconds`, async (t) => {
    const { subject, pass } = create();
    const before = subject.now();
    t.true(Number.isSafeInteger(before));
    await pass(30);
    t.true(subject.now() - before >= 29);
  });

  test(`${name}: what is due has its turn while a long work breathes`, async (t) => {
    const { subject } = create();
    let isDone = false;
    setTimeout(() => (isDone = true), 0);
    for (let turn = 0; turn < 10_000 && !isDone; turn++) await subject.breathe();
    t.true(isDone);
  });

  test(`${name}: ticks come again and again until disposed`, async (t) => {
    const { subject, pass } = create();
    let ticks = 0;
    const ticking = subject.every(20, () => void (ticks += 1));
    t.is(ticks, 0);
    for (let i = 0; i < 2_000 && ticks < 3; i += 1) await pass(20);
    t.true(ticks >= 3);
    ticking[Symbol.dispose]();
    const before = ticks;
    await pass(100);
    t.is(ticks, before);
  });

  test(`${name}: ticks never overlap`, async (t) => {
    const { subject, pass } = create();
    let running = 0;
    let most = 0;
    let ticks = 0;
    using _ = subject.every(5, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 25));
      running -= 1;
      ticks += 1;
    });
    for (let i = 0; i < 2_000 && ticks < 3; i += 1) await pass(30);
    t.true(ticks >= 3);
    t.is(most, 1);
  });

  test(`${name}: a tick that fails does not stop the next`, async (t) => {
    const { subject, pass } = create();
    let ticks = 0;
    using _ = subject.every(10, () => {
      ticks += 1;
      if (ticks === 1) throw new Error('thrown');
      if (ticks === 2) return Promise.reject(new Error('rejected'));
    });
    for (let i = 0; i < 2_000 && ticks < 3; i += 1) await pass(10);
    t.true(ticks >= 3);
  });

  test(`${name}: what is no interval is a bug of the caller`, (t) => {
    const { subject } = create();
    for (const intervalMs of [0, -1, NaN])
      t.throws(() => subject.every(intervalMs, () => {}), { instanceOf: RangeError });
  });
};
