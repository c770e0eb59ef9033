import { accept } from '../../../domain/shared/result.js';
import { auditEntryId, passwordResetId, tokenFamilyId, userId, type UserId } from '../../../domain/shared/ids.js';
import { plusMs } from '../../../domain/shared/instant.js';
import { auditActions, type AuditEntry } from '../../../domain/audit/audit-entry.js';
import { changeAccount } from '../../../domain/user/change-user.js';
import { accountAttempts, countAttempt, type AttemptKey } from '../../../domain/user/log-in-attempts.js';
import { openPasswordReset } from '../../../domain/user/password-reset.js';
import { openFamily, revokeFamily, rotateToken } from '../../../domain/user/refresh-token-family.js';
import type { SecretHash } from '../../../domain/user/secret-hash.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { aUser } from '../../builders/a-user.js';
import { freshId } from '../../builders/fresh-id.js';
import { atNoon, minute, noon } from '../../builders/moments.js';
import { inRun, scenarioOf, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

const hash = (text: string): SecretHash => text as SecretHash;
const aFamily = (user: UserId = userId(freshId()), at = noon) =>
  openFamily(tokenFamilyId(freshId()), user, hash(freshId()), at);
const aReset = (user: UserId = userId(freshId()), at = noon) =>
  openPasswordReset(passwordResetId(freshId()), user, hash(freshId()), at);
const anEntry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  id: auditEntryId(freshId()),
  action: 'logged-in',
  actorId: undefined,
  userId: undefined,
  details: {},
  at: noon,
  ...over,
});

/** Refresh tokens, password resets, guesses, open admins and the audit log. */
export const accessRepositoriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('a family of tokens comes back in each of its states', async ({ t, store }) => {
    const active = aFamily();
    const revoked = { ...aFamily(), ...revokeFamily(rotateToken(aFamily(), hash('next'), atNoon(1)), 'reused', noon) };
    await inRun(store, async (tx) => {
      await tx.refreshTokens.add(active);
      await tx.refreshTokens.add(revoked);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.refreshTokens.find(active.id), active);
      t.deepEqual(await tx.refreshTokens.find(revoked.id), revoked);
      t.is(await tx.refreshTokens.find(tokenFamilyId(freshId())), undefined);
    });
  });

  scenario(
    'a reader of accounts tells who somebody is, and whether the log-in of a token still stands',
    async ({ t, store }) => {
      const [user, stranger] = [aUser(), aUser()];
      const [active, over] = [aFamily(user.id), revokeFamily(aFamily(user.id), 'logged-out', noon)];
      await inRun(store, async (tx) => {
        for (const one of [user, stranger]) await tx.users.add(one);
        for (const one of [active, over]) await tx.refreshTokens.add(one);
      });
      t.deepEqual(await store.accounts.find(user.id), { user, isLoggedIn: true });
      t.deepEqual(await store.accounts.find(user.id, active.id), { user, isLoggedIn: true });
      t.deepEqual(await store.accounts.find(user.id, over.id), { user, isLoggedIn: false });
      t.deepEqual(await store.accounts.find(user.id, tokenFamilyId(freshId())), { user, isLoggedIn: false });
      t.deepEqual(await store.accounts.find(stranger.id, active.id), { user: stranger, isLoggedIn: false });
      t.is(await store.accounts.find(userId(freshId()), active.id), undefined);
      await t.throwsAsync(
        inRun(store, () => store.accounts.find(user.id)),
        undefined,
        'it is for outside of transactions',
      );
    },
  );

  scenario('of two rotations of one token one is written', async ({ t, store }) => {
    const family = aFamily();
    await inRun(store, (tx) => tx.refreshTokens.add(family));
    const rotate = (next: string) =>
      store.unitOfWork.run((tx) => tx.refreshTokens.update(rotateToken(family, hash(next), atNoon(1))));
    const results = await Promise.all([rotate('a'), rotate('b')]);
    t.is(results.filter(({ ok }) => ok).length, 1);
    t.deepEqual(
      results.find(({ ok }) => !ok),
      { ok: false, refusal: { kind: 'stale-write', subject: 'token-family', id: family.id } },
    );
    const kept = await inRun(store, (tx) => tx.refreshTokens.find(family.id));
    t.is(kept?.version, 1);
    t.is(kept?.previousHash, family.currentHash);
  });

  scenario("all of a user's active families are revoked at once, and nobody else's", async ({ t, store }) => {
    const [user, other] = [userId(freshId()), userId(freshId())];
    const [first, second, theirs] = [aFamily(user), aFamily(user), aFamily(other)];
    const over = revokeFamily(aFamily(user), 'logged-out', noon);
    await inRun(store, async (tx) => {
      for (const family of [first, second, theirs, over]) await tx.refreshTokens.add(family);
    });
    const revoke = () => inRun(store, (tx) => tx.refreshTokens.revokeOfUser(user, 'credentials-changed', atNoon(5)));
    t.is(await revoke(), 2);
    t.is(await revoke(), 0);
    await inRun(store, async (tx) => {
      const expected = { ...revokeFamily(first, 'credentials-changed', atNoon(5)), version: 1 };
      t.deepEqual(await tx.refreshTokens.find(first.id), expected);
      t.deepEqual(await tx.refreshTokens.find(over.id), over);
      t.deepEqual(await tx.refreshTokens.find(theirs.id), theirs);
      t.false((await tx.refreshTokens.update(rotateToken(second, hash('late'), atNoon(6)))).ok);
    });
  });

  scenario('families go when their last token has ended, revoked ones too', async ({ t, store }) => {
    const old = aFamily();
    const revoked = revokeFamily(aFamily(), 'reused', noon);
    const young = aFamily(undefined, atNoon(1));
    await inRun(store, async (tx) => {
      for (const family of [old, revoked, young]) await tx.refreshTokens.add(family);
    });
    const purge = (ms: number) => inRun(store, (tx) => tx.refreshTokens.purgeExpired(plusMs(old.expiresAt, ms)));
    t.is(await purge(-1), 0);
    t.is(await purge(0), 2);
    t.deepEqual(await inRun(store, (tx) => tx.refreshTokens.find(young.id)), young);
  });

  scenario('a password reset is found by its hash until it is removed, expired or not', async ({ t, store }) => {
    const user = userId(freshId());
    const [first, second, theirs] = [aReset(user), aReset(user), aReset()];
    await inRun(store, async (tx) => {
      for (const reset of [first, second, theirs]) await tx.passwordResets.add(reset);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.passwordResets.findByHash(first.secretHash), first);
      t.is(await tx.passwordResets.findByHash(hash('none')), undefined);
      await tx.passwordResets.removeOfUser(user);
      await tx.passwordResets.removeOfUser(user);
      t.is(await tx.passwordResets.findByHash(first.secretHash), undefined);
      t.is(await tx.passwordResets.findByHash(second.secretHash), undefined);
      t.is(await tx.passwordResets.purgeExpired(plusMs(theirs.expiresAt, -1)), 0);
      t.deepEqual(await tx.passwordResets.findByHash(theirs.secretHash), theirs);
      t.is(await tx.passwordResets.purgeExpired(theirs.expiresAt), 1);
    });
    await t.throwsAsync(
      inRun(store, async (tx) => {
        await tx.passwordResets.add(first);
        await tx.passwordResets.add({ ...second, secretHash: first.secretHash });
      }),
      { instanceOf: PersistenceFault },
    );
  });

  scenario('guesses are counted by key; of two at one moment one is written', async ({ t, store }) => {
    const key = 'somebody' as AttemptKey;
    const counted = countAttempt(key, undefined, accountAttempts, noon);
    if (!counted.ok) return t.fail();
    const add = () => store.unitOfWork.run((tx) => tx.logInAttempts.add(counted.value));
    const added = await Promise.all([add(), add()]);
    t.is(added.filter(({ ok }) => ok).length, 1);
    t.deepEqual(
      added.find(({ ok }) => !ok),
      { ok: false, refusal: { kind: 'stale-write', subject: 'log-in-attempts', id: key } },
    );
    t.deepEqual(await inRun(store, (tx) => tx.logInAttempts.find(key)), counted.value);

    const again = countAttempt(key, counted.value, accountAttempts, atNoon(minute));
    if (!again.ok) return t.fail();
    const update = () => store.unitOfWork.run((tx) => tx.logInAttempts.update(again.value));
    const updated = await Promise.all([update(), update()]);
    t.is(updated.filter(({ ok }) => ok).length, 1);
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.logInAttempts.find(key), { ...again.value, version: 1 });
      t.is(await tx.logInAttempts.purgeForgotten(plusMs(again.value.forgottenAt, -1)), 0);
      t.is(await tx.logInAttempts.purgeForgotten(again.value.forgottenAt), 1);
      t.is(await tx.logInAttempts.find(key), undefined);
      t.true((await tx.logInAttempts.add(counted.value)).ok);
      await tx.logInAttempts.remove(key);
      await tx.logInAttempts.remove(key);
      t.is(await tx.logInAttempts.find(key), undefined);
    });
  });

  scenario('two admins who demote each other at once leave one', async ({ t, store }) => {
    const [one, other] = [aUser({ role: 'admin' }), aUser({ role: 'admin' })];
    await inRun(store, async (tx) => {
      for (const user of [one, other, aUser({ role: 'admin', isActive: false }), aUser()]) await tx.users.add(user);
      t.deepEqual([...(await tx.users.openAdmins())].sort(), [one.id, other.id].sort());
    });
    const demote = (id: UserId) =>
      store.unitOfWork.run(async (tx) => {
        const user = await tx.users.find(id);
        if (user === undefined) throw new Error('no user');
        const admins = await tx.users.openAdmins();
        const changed = changeAccount(
          user,
          { role: 'client' },
          admins.some((admin) => admin !== id),
          atNoon(1),
        );
        if (!changed.ok) return changed;
        const written = await tx.users.update(changed.value);
        return written.ok ? accept(undefined) : written;
      });
    const results = await Promise.all([demote(one.id), demote(other.id)]);
    t.deepEqual(results.map((result) => (result.ok ? 'ok' : result.refusal.kind)).sort(), ['last-admin', 'ok']);
    t.is((await inRun(store, (tx) => tx.users.openAdmins())).length, 1);
  });

  scenario('the audit log comes back newest first, by whom and about whom', async ({ t, store }) => {
    const [user, admin] = [userId(freshId()), userId(freshId())];
    const entries = auditActions.map((action, index) =>
      anEntry({ action, userId: user, at: atNoon(index), details: { address: '::1', count: index, is: true } }),
    );
    const change = anEntry({ action: 'role-changed', actorId: admin, userId: user, at: atNoon(minute) });
    const stranger = anEntry({ action: 'log-in-locked', at: atNoon(2 * minute) });
    await inRun(store, async (tx) => {
      for (const entry of [...entries, change, stranger]) await tx.audit.add(entry);
    });
    const page = { page: 1, pageSize: 100 };
    const found = async (filter: Parameters<typeof store.queries.audit>[0]) =>
      (await store.queries.audit(filter, page)).items;
    t.deepEqual(await found({}), [stranger, change, ...[...entries].reverse()]);
    t.deepEqual(await found({ user }), [change, ...[...entries].reverse()]);
    t.deepEqual(await found({ actor: admin }), [change]);
    t.deepEqual(
      (await found({ action: 'log-in-locked' })).map(({ id }) => id),
      [stranger.id, entries[auditActions.indexOf('log-in-locked')]?.id],
    );
    t.is((await store.queries.audit({ user }, { page: 2, pageSize: 5 })).items.length, 5);
    await t.throwsAsync(
      inRun(store, (tx) => tx.audit.add(change)),
      { instanceOf: PersistenceFault },
    );
  });
};
