import { atNoon, minute } from '../../builders/moments.js';
import { scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

export const sessionStoreContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('a session comes back as it was set, until it ends', async ({ t, store: { sessions }, clock }) => {
    const data = { userId: 'u', nested: { list: [1, null, 'ё'] }, flag: false };
    await sessions.set('a', data, minute);
    t.deepEqual(await sessions.get('a'), data);
    t.is(await sessions.get('b'), undefined);
    clock.at = atNoon(minute - 1);
    t.deepEqual(await sessions.get('a'), data);
    clock.at = atNoon(minute);
    t.is(await sessions.get('a'), undefined);
  });

  scenario('setting a session again replaces its data and its end', async ({ t, store: { sessions }, clock }) => {
    await sessions.set('a', { first: true }, minute);
    clock.at = atNoon(minute / 2);
    await sessions.set('a', { second: true }, minute);
    clock.at = atNoon(minute);
    t.deepEqual(await sessions.get('a'), { second: true });
  });

  scenario('a destroyed session is gone; destroying it twice is not an error', async ({ t, store: { sessions } }) => {
    await sessions.set('a', { first: true }, minute);
    await sessions.set('b', {}, minute);
    await sessions.destroy('a');
    await sessions.destroy('a');
    t.is(await sessions.get('a'), undefined);
    t.deepEqual(await sessions.get('b'), {});
  });

  scenario('expired sessions are purged and counted', async ({ t, store: { sessions }, clock }) => {
    await sessions.set('a', {}, minute);
    await sessions.set('b', {}, minute);
    await sessions.set('c', {}, 2 * minute);
    t.is(await sessions.purgeExpired(), 0);
    clock.at = atNoon(minute);
    t.is(await sessions.purgeExpired(), 2);
    t.is(await sessions.purgeExpired(), 0);
    t.deepEqual(await sessions.get('c'), {});
  });
};
