import test from 'ava';
import { fc } from '../builders/properties.js';
import { tokenFamilyId } from '../../domain/shared/ids.js';
import { instant, plusMs } from '../../domain/shared/instant.js';
import { changeAccount, changeProfile, credentialsFrom } from '../../domain/user/change-user.js';
import {
  accountAttempts,
  addressAttempts,
  countAttempt,
  takeBackAttempt,
  type AttemptKey,
  type LogInAttempts,
} from '../../domain/user/log-in-attempts.js';
import { admitToken, openFamily, revokeFamily, rotateToken } from '../../domain/user/refresh-token-family.js';
import type { SecretHash } from '../../domain/user/secret-hash.js';
import { email, roles, userName } from '../../domain/user/user.js';
import { aUser } from '../builders/a-user.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, minute, noon } from '../builders/moments.js';

const key = 'somebody' as AttemptKey;
const hash = (index: number): SecretHash => `hash-${index}` as SecretHash;

test('however somebody guesses, the next attempt is never further away than a quarter of an hour', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 * minute }), { maxLength: 60 }), (rests) => {
      for (const policy of [accountAttempts, addressAttempts]) {
        let now = noon;
        let known: LogInAttempts | undefined;
        for (const rest of rests) {
          now = plusMs(now, rest);
          const counted = countAttempt(key, known, policy, now);
          if (counted.ok) known = { ...counted.value, version: (known?.version ?? 0) + 1 };
          else if (counted.refusal.retryAfterMs <= 0) return false;
          if (known !== undefined && known.lockedUntil - now > 15 * minute) return false;
          if (known !== undefined && !countAttempt(key, known, policy, known.lockedUntil).ok) return false;
        }
      }
      return true;
    }),
  );
  t.pass();
});

test('however somebody guesses without a rest, they get some hundred tries a day at most', (t) => {
  let now = noon;
  let known: LogInAttempts | undefined;
  let tries = 0;
  for (; now < atNoon(24 * 60 * minute); now = plusMs(now, 1_000)) {
    const counted = countAttempt(key, known, accountAttempts, now);
    if (!counted.ok) continue;
    tries++;
    known = counted.value;
  }
  t.true(tries < 110, String(tries));
  t.is(known && takeBackAttempt(known).failures, tries - 1);
});

test('of the tokens of a family only the newest is admitted, in whatever order they come', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), fc.boolean(), (count, shown, late) => {
      let family = openFamily(tokenFamilyId(freshId()), aUser().id, hash(0), noon);
      for (let index = 1; index <= count; index++) family = rotateToken(family, hash(index), noon);
      const now = atNoon(late ? minute : 0);
      const admitted = admitToken(family, hash(shown), now);
      if (shown === count) return admitted.ok;
      const expected = shown === count - 1 && !late ? 'token-just-rotated' : 'token-reused';
      const isOver = !admitToken(revokeFamily(family, 'reused', now), hash(count), now).ok;
      return !admitted.ok && admitted.refusal.kind === expected && isOver;
    }),
  );
  t.pass();
});

test('a change of role or a closed account voids what was opened before; a name, a language and an opened account do not', (t) => {
  const user = aUser({ role: 'operator' });
  const later = atNoon(minute);
  const voided = (change: Parameters<typeof changeAccount>[1], from = user) => {
    const changed = changeAccount(from, change, true, later);
    return changed.ok && changed.value.credentialsChangedAt === later;
  };
  t.true(voided({ role: 'client' }));
  t.true(voided({ isActive: false }));
  t.false(voided({ role: 'operator', isActive: true, name: 'Иначе' }));
  t.false(voided({ isActive: true }, { ...user, isActive: false }));
  const profile = changeProfile(user, { name: 'Иначе', locale: 'en' });
  t.is(profile.ok && profile.value.credentialsChangedAt, user.credentialsChangedAt);
});

test('whatever an admin does to the only open admin account, it stays one', (t) => {
  const change = fc.record(
    { role: fc.constantFrom(...roles), isActive: fc.boolean(), name: fc.string() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(change, (wanted) => {
      const changed = changeAccount(aUser({ role: 'admin' }), wanted, false, instant(0));
      return !changed.ok || (changed.value.role === 'admin' && changed.value.isActive);
    }),
  );
  t.pass();
});

test('what is opened while another clock is ahead is not void from the start', (t) => {
  const user = aUser({ credentialsChangedAt: atNoon(minute) });
  t.is(credentialsFrom(user, noon), atNoon(minute));
  t.is(credentialsFrom(user, atNoon(2 * minute)), atNoon(2 * minute));
});

test('no control character gets into an address or a name', (t) => {
  for (const text of ['a\u0000@example.test', 'a@exa\u0007mple.test', 'a@example.te\u007fst'])
    t.false(email(text).ok, JSON.stringify(text));
  t.deepEqual(userName(' Анна\u0000\nК. '), { ok: true, value: 'Анна К.' });
  t.false(userName('\u0000').ok);
});
