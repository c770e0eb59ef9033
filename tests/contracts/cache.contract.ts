import type { TestFn } from 'ava';
import type { Cache } from '../../application/ports/cache.js';

export interface CacheContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: Cache;
    /** Lets that much time go by for the cache. */
    readonly pass: (ms: number) => Promise<void>;
    readonly dispose: () => Promise<void>;
  }>;
}

export const cacheContract = (test: TestFn, { name, create }: CacheContractOptions): void => {
  test(`${name}: what was set is there until its time is over`, async (t) => {
    const { subject, pass, dispose } = await create();
    t.is(await subject.get('a'), undefined);
    await subject.set('a', 'значение', 2_000);
    await subject.set('b', '', 60_000);
    t.is(await subject.get('a'), 'значение');
    await pass(2_100);
    t.is(await subject.get('a'), undefined);
    t.is(await subject.get('b'), '');
    await dispose();
  });

  test(`${name}: setting again replaces the value and its time`, async (t) => {
    const { subject, pass, dispose } = await create();
    await subject.set('a', 'one', 200);
    await subject.set('a', 'two', 60_000);
    await pass(250);
    t.is(await subject.get('a'), 'two');
    await dispose();
  });

  test(`${name}: what was deleted is gone, and deleting nothing is no error`, async (t) => {
    const { subject, dispose } = await create();
    await subject.set('a', 'one', 60_000);
    await subject.delete('a');
    await subject.delete('a');
    t.is(await subject.get('a'), undefined);
    await dispose();
  });

  test(`${name}: a life shorter than a millisecond is a bug of the caller`, async (t) => {
    const { subject, dispose } = await create();
    for (const ttlMs of [0, -1, NaN]) await t.throwsAsync(subject.set('a', 'one', ttlMs), { instanceOf: RangeError });
    t.is(await subject.get('a'), undefined);
    await dispose();
  });
};
