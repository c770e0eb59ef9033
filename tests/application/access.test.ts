import test from 'ava';
import { createFastPasswordHasher, createRecordingNotifier } from '../../adapters/in-memory/fakes/index.js';
import { createCryptoSecrets, createJoseTokenService } from '../../adapters/security/index.js';
import { accessUseCases, SendPasswordReset, type Job } from '../../application/index.js';
import { tokenFamilyId } from '../../domain/shared/ids.js';
import type { Result } from '../../domain/shared/result.js';
import type { Actor } from '../../domain/user/access.js';
import type { User } from '../../domain/user/user.js';
import { freshId } from '../builders/fresh-id.js';
import { minute, second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);
const hour = 60 * minute;
const password = 'correct horse';
const address = '203.0.113.7';

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

const openAccess = async () => {
  const app = await openApplication();
  const secrets = createCryptoSecrets();
  const notifier = createRecordingNotifier();
  const tokens = createJoseTokenService({ secret: 's'.repeat(40), issuer: 'i', audience: 'a' });
  const passwords = createFastPasswordHasher();
  const { unitOfWork, clock, ids, links, logger } = app;
  const access = accessUseCases({
    unitOfWork,
    accounts: app.persistence.accounts,
    passwords,
    tokens,
    secrets,
    links,
    clock,
    ids,
    logger,
  });
  const sendPasswordReset = new SendPasswordReset({ unitOfWork, notifier, secrets, links, clock, ids });
  const user = valueOf(
    await access.registerUser.execute({
      email: 'anna@example.test',
      name: 'Анна',
      password,
      locale: 'ru',
      role: 'client',
    }),
  );
  const actor: Actor = { userId: user.id, role: user.role };
  return {
    ...app,
    ...access,
    app,
    notifier,
    tokens,
    secrets,
    user,
    actor,
    sendPasswordReset,
    tried: (given: string, from = address, email = 'anna@example.test') =>
      access.logIn.execute({ email, password: given, address: from }),
    audited: async (about: User = user) =>
      (await app.persistence.queries.audit({ user: about.id }, { page: 1, pageSize: 100 })).items.map(
        ({ action }) => action,
      ),
    /** Asks for a letter and gives the secret that it carries. */
    async secretByMail(): Promise<string> {
      valueOf(await access.requestPasswordReset.execute({ email: user.email }));
      for (const job of await app.takeJobs())
        if (job.name === 'send-password-reset') await sendPasswordReset.execute(job.email);
      const letter = notifier.sent.at(-1);
      if (letter?.kind !== 'password-reset') throw new Error('no letter');
      return new URL(letter.link).searchParams.get('token') ?? '';
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
};

test('each refresh token works once, for seven days from its making', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, clock, user } = access;
  const first = await issueTokens.execute(user);
  await clock.advance(6 * 24 * hour);
  const second = valueOf(await refreshTokens.execute(first.refresh));
  t.not(second.refresh, first.refresh);
  await clock.advance(6 * 24 * hour);
  const third = valueOf(await refreshTokens.execute(second.refresh));
  await clock.advance(7 * 24 * hour);
  t.is(kindOf(await refreshTokens.execute(third.refresh)), 'invalid-token');
  t.deepEqual(await access.audited(), []);
});

test('a token that was traded already ends its family, and only that; it is audited and logged without the token', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, clock, user, logger } = access;
  const stolen = await issueTokens.execute(user);
  const elsewhere = await issueTokens.execute(user);
  const thief = valueOf(await refreshTokens.execute(stolen.refresh));
  await clock.advance(minute);
  t.is(kindOf(await refreshTokens.execute(stolen.refresh)), 'invalid-token', 'the owner comes with the old one');
  t.is(kindOf(await refreshTokens.execute(thief.refresh)), 'invalid-token', 'the thief is out');
  t.is(kindOf(await refreshTokens.execute(stolen.refresh)), 'invalid-token');
  t.is(kindOf(await refreshTokens.execute(elsewhere.refresh)), 'ok');
  t.deepEqual(await access.audited(), ['token-reused'], 'once, however often it comes');
  t.is(logger.lines.filter(({ message }) => message.includes('revoked')).length, 1);
  const written = JSON.stringify(logger.lines);
  for (const { refresh, access: token } of [stolen, elsewhere, thief])
    for (const text of [refresh, token]) t.false(written.includes(text));
});

test('an older token than the last one traded is theft at any time', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, user } = access;
  const first = await issueTokens.execute(user);
  const second = valueOf(await refreshTokens.execute(first.refresh));
  const third = valueOf(await refreshTokens.execute(second.refresh));
  t.is(kindOf(await refreshTokens.execute(first.refresh)), 'invalid-token');
  t.is(kindOf(await refreshTokens.execute(third.refresh)), 'invalid-token');
});

test('of ten refreshes with one token at once one succeeds, and the family lives on', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, clock, user } = access;
  const pair = await issueTokens.execute(user);
  const results = await Promise.all(Array.from({ length: 10 }, () => refreshTokens.execute(pair.refresh)));
  const won = results.filter((result) => result.ok);
  t.is(won.length, 1);
  await clock.advance(9 * second);
  t.is(kindOf(await refreshTokens.execute(pair.refresh)), 'invalid-token', 'a late retry within the grace');
  const [winner] = won;
  t.is(kindOf(await refreshTokens.execute(winner?.ok === true ? winner.value.refresh : '')), 'ok');
  await clock.advance(2 * second);
  t.deepEqual(await access.audited(), []);
});

test('the role of a new pair is that of the account today', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, tokens, clock, user, unitOfWork } = access;
  const pair = await issueTokens.execute(user);
  await unitOfWork.run((tx) => tx.users.update({ ...user, role: 'operator' }));
  const next = valueOf(await refreshTokens.execute(pair.refresh));
  t.is((await tokens.verifyAccess(next.access, clock.now()))?.role, 'operator');
  t.is(kindOf(await refreshTokens.execute(next.access)), 'invalid-token', 'an access token refreshes nothing');
  t.is(kindOf(await refreshTokens.execute('nonsense')), 'invalid-token');
  const foreign = await tokens.issue(
    { userId: user.id, role: 'admin', familyId: tokenFamilyId(freshId()) },
    clock.now(),
  );
  t.is(kindOf(await refreshTokens.execute(foreign.refresh)), 'invalid-token', 'a family that nobody opened');
});

test('logging out ends the family, twice is no error, and all devices only with a token that is still good', async (t) => {
  await using access = await openAccess();
  const { issueTokens, refreshTokens, logOut, identifyActor, clock, user, tokens } = access;
  const [one, other] = [await issueTokens.execute(user), await issueTokens.execute(user)];
  const out = (refresh: string, isEverywhere = false) => logOut.execute({ refresh, isEverywhere });
  t.is(kindOf(await out(one.refresh)), 'ok');
  t.is(kindOf(await out(one.refresh)), 'ok');
  t.is(kindOf(await refreshTokens.execute(one.refresh)), 'invalid-token');
  const familyOf = async (token: string) => (await tokens.verifyAccess(token, clock.now()))?.familyId;
  t.is(await identifyActor.execute(user.id, clock.now(), await familyOf(one.access)), undefined, 'access goes with it');
  t.truthy(await identifyActor.execute(user.id, clock.now(), await familyOf(other.access)));
  t.is(kindOf(await out(one.refresh, true)), 'invalid-token', 'a token that is over commands nothing');
  t.is(kindOf(await out('nonsense')), 'invalid-token');
  const from = clock.now();
  await clock.advance(1);
  t.truthy(await identifyActor.execute(user.id, from));
  t.is(kindOf(await out(other.refresh, true)), 'ok');
  t.is(await identifyActor.execute(user.id, from), undefined, 'access tokens and sessions are over too');
  t.is(kindOf(await refreshTokens.execute(other.refresh)), 'invalid-token');
  t.deepEqual(await access.audited(), ['logged-out-everywhere']);
});

test('after five wrong passwords an account rests for 1, 2, 4, 8, then 15 minutes, even for the right one', async (t) => {
  await using access = await openAccess();
  const { tried, clock } = access;
  const from = (index: number) => `198.51.100.${index}`;
  for (let failed = 1; failed <= 5; failed++) t.is(kindOf(await tried('wrong', from(failed))), 'wrong-credentials');
  for (const [index, minutes] of [1, 2, 4, 8, 15, 15].entries()) {
    const refused = await tried(password, from(100 + index));
    t.deepEqual(refused, {
      ok: false,
      refusal: { kind: 'too-many-attempts', retryAfterMs: minutes * minute },
    } as never);
    await clock.advance(minutes * minute - 1);
    t.is(kindOf(await tried(password, from(100 + index))), 'too-many-attempts');
    await clock.advance(1);
    t.is(kindOf(await tried('wrong', from(100 + index))), 'wrong-credentials');
  }
  await clock.advance(15 * minute);
  t.is(kindOf(await tried(password)), 'ok', 'never for ever');
  for (let failed = 1; failed <= 4; failed++) t.is(kindOf(await tried('wrong')), 'wrong-credentials');
  t.is(kindOf(await tried(password)), 'ok', 'a success starts the count anew');
  const actions = await access.audited();
  t.is(actions.filter((action) => action === 'log-in-locked').length, 7);
  t.is(actions.filter((action) => action === 'logged-in').length, 2);
});

test('an unknown account is slowed down as a known one, and what was typed is kept nowhere', async (t) => {
  await using access = await openAccess();
  const { tried, logger, persistence } = access;
  const typed = 'my-secret-password-in-the-wrong-field';
  const told = async (email: string) => {
    const answers: string[] = [];
    for (let index = 0; index < 7; index++) answers.push(kindOf(await tried('wrong', `192.0.2.${index}`, email)));
    return answers;
  };
  const unknown = await told(typed);
  t.deepEqual(unknown, await told('anna@example.test'));
  t.is(unknown.at(-1), 'too-many-attempts');
  const { items } = await persistence.queries.audit({ action: 'log-in-locked' }, { page: 1, pageSize: 100 });
  t.is(items.length, 2);
  t.false(JSON.stringify([items, logger.lines]).includes(typed));
});

test('one address that guesses many accounts is slowed down, whoever it is right about in between', async (t) => {
  await using access = await openAccess();
  const { tried } = access;
  for (let failed = 1; failed <= 20; failed++) {
    t.is(kindOf(await tried('wrong', address, `somebody-${failed}@example.test`)), 'wrong-credentials', String(failed));
    if (failed % 4 === 0 && failed < 20) t.is(kindOf(await tried(password)), 'ok');
  }
  t.is(kindOf(await tried(password)), 'too-many-attempts');
  t.is(kindOf(await tried(password, '203.0.113.8')), 'ok', 'the account itself is free elsewhere');
});

test('guesses made at the same moment do not share one count', async (t) => {
  await using access = await openAccess();
  const results = await Promise.all(Array.from({ length: 30 }, () => access.tried('wrong')));
  t.is(results.filter((result) => kindOf(result) === 'wrong-credentials').length, 5);
});

test('counts of guesses outlive the process, and go when they are forgotten', async (t) => {
  await using access = await openAccess();
  const { tried, unitOfWork, clock, ids, links, logger, tokens, secrets } = access;
  for (let failed = 1; failed <= 5; failed++) await tried('wrong');
  const passwords = createFastPasswordHasher();
  const restarted = accessUseCases({
    unitOfWork,
    accounts: access.persistence.accounts,
    passwords,
    tokens,
    secrets,
    links,
    clock,
    ids,
    logger,
  });
  const again = () => restarted.logIn.execute({ email: 'anna@example.test', password: 'wrong', address });
  t.is(kindOf(await again()), 'too-many-attempts');
  await clock.advance(25 * hour);
  for (let failed = 1; failed <= 5; failed++) t.is(kindOf(await again()), 'wrong-credentials');
  t.is(kindOf(await again()), 'too-many-attempts');
});

test('the request for a new password does the same for every address, and the queue never holds the secret', async (t) => {
  await using access = await openAccess();
  const { requestPasswordReset, app, sendPasswordReset, notifier, user, unitOfWork } = access;
  const asked = async (email: string): Promise<readonly Job[]> => {
    t.is(kindOf(await requestPasswordReset.execute({ email })), 'ok');
    return app.takeJobs();
  };
  t.deepEqual(await asked('ANNA@example.test'), [{ name: 'send-password-reset', email: user.email }]);
  const [job] = await asked('nobody@example.test');
  t.is(job?.name, 'send-password-reset');
  t.is(kindOf(await requestPasswordReset.execute({ email: 'no address' })), 'invalid-email');
  if (job?.name === 'send-password-reset') await sendPasswordReset.execute(job.email);
  t.is(notifier.sent.length, 0);
  await unitOfWork.run((tx) => tx.users.update({ ...user, isActive: false }));
  await sendPasswordReset.execute(user.email);
  t.is(notifier.sent.length, 0, 'a closed account gets no letter');
});

test('a link sets a new password once, within an hour, and ends tokens, sessions and rests', async (t) => {
  await using access = await openAccess();
  const { tried, resetPassword, issueTokens, refreshTokens, identifyActor, clock, user, app, notifier } = access;
  const pair = await issueTokens.execute(user);
  for (let failed = 1; failed <= 5; failed++) await tried('wrong', `192.0.2.${failed}`);
  const [earlier, secret] = [await access.secretByMail(), await access.secretByMail()];
  t.like(notifier.sent[0], { kind: 'password-reset', to: user.email, locale: 'ru', validMinutes: 60 });
  const from = clock.now();
  await clock.advance(hour - 1);
  t.is(kindOf(await resetPassword.execute({ secret, password: 'short' })), 'invalid-password');
  t.is(kindOf(await resetPassword.execute({ secret: `${secret}x`, password: 'new password' })), 'invalid-reset-link');
  const both = await Promise.all([
    resetPassword.execute({ secret, password: 'new password' }),
    resetPassword.execute({ secret, password: 'other password' }),
  ]);
  t.deepEqual(both.map(kindOf).sort(), ['invalid-reset-link', 'ok']);
  t.is(kindOf(await resetPassword.execute({ secret: earlier, password: 'new password' })), 'invalid-reset-link');
  t.is(await identifyActor.execute(user.id, from), undefined);
  t.is(kindOf(await refreshTokens.execute(pair.refresh)), 'invalid-token');
  t.is(kindOf(await tried(password)), 'wrong-credentials');
  const isFirst = both[0]?.ok === true;
  t.is(kindOf(await tried(isFirst ? 'new password' : 'other password')), 'ok', 'the rest is over too');
  t.deepEqual(
    (await app.takeJobs()).map((job) => job.name === 'notify' && job.notification.kind),
    ['password-changed'],
  );
  t.true((await access.audited()).includes('password-reset'));
});

test('a link is void after an hour, and for an account that was closed since', async (t) => {
  await using access = await openAccess();
  const { resetPassword, clock, unitOfWork, user } = access;
  const old = await access.secretByMail();
  await clock.advance(hour);
  t.is(kindOf(await resetPassword.execute({ secret: old, password: 'new password' })), 'invalid-reset-link');
  const fresh = await access.secretByMail();
  await unitOfWork.run((tx) => tx.users.update({ ...user, isActive: false }));
  t.is(kindOf(await resetPassword.execute({ secret: fresh, password: 'new password' })), 'invalid-reset-link');
});

test('no secret, token or password is stored or logged as it is', async (t) => {
  await using access = await openAccess();
  const secret = await access.secretByMail();
  const pair = await access.issueTokens.execute(access.user);
  await access.tried('a wrong password');
  await access.changePassword.execute(access.actor, { oldPassword: password, newPassword: 'a new password', address });
  const kept = await access.read(async (tx) => [
    await tx.passwordResets.findByHash(access.secrets.hashOf(secret)),
    await tx.users.find(access.user.id),
  ]);
  const { items } = await access.persistence.queries.audit({}, { page: 1, pageSize: 100 });
  const jobs = await access.app.takeJobs();
  const everything = JSON.stringify([kept, items, jobs, access.logger.lines]);
  for (const text of [secret, pair.refresh, pair.access, password, 'a wrong password', 'a new password'])
    t.false(everything.includes(text), text);
});

test('a password is changed with the old one only; guesses of it count as log-ins do', async (t) => {
  await using access = await openAccess();
  const { changePassword, tried, issueTokens, refreshTokens, identifyActor, actor, clock, user, app } = access;
  const change = (oldPassword: string, newPassword = 'a new password') =>
    changePassword.execute(actor, { oldPassword, newPassword, address });
  t.is(kindOf(await change(password, 'short')), 'invalid-password');
  t.is(kindOf(await change('wrong')), 'wrong-password');
  const pair = await issueTokens.execute(user);
  const from = clock.now();
  await clock.advance(1);
  const changed = valueOf(await change(password));
  t.is(changed.credentialsChangedAt, clock.now());
  t.is(await identifyActor.execute(user.id, from), undefined);
  t.truthy(await identifyActor.execute(user.id, clock.now()));
  t.is(kindOf(await refreshTokens.execute(pair.refresh)), 'invalid-token');
  t.is(kindOf(await tried(password)), 'wrong-credentials');
  t.is(kindOf(await tried('a new password')), 'ok');
  t.deepEqual(
    (await app.takeJobs()).map((job) => job.name === 'notify' && job.notification.kind),
    ['password-changed'],
  );
  for (let failed = 1; failed <= 5; failed++) t.is(kindOf(await change('wrong')), 'wrong-password');
  t.is(kindOf(await change('a new password')), 'too-many-attempts');
  t.is(
    kindOf(
      await changePassword.execute(access.app.actors.stranger, { oldPassword: '', newPassword: password, address }),
    ),
    'not-found',
  );
});

test('people change their own name, language and letters, and nothing else of theirs', async (t) => {
  await using access = await openAccess();
  const { changeProfile, actor, user } = access;
  const changed = valueOf(
    await changeProfile.execute(actor, { name: ' Анна К. ', locale: 'en', notifications: { 'video-failed': false } }),
  );
  t.like(changed, { name: 'Анна К.', locale: 'en', role: 'client', version: 1 });
  t.deepEqual(changed.notifications, { 'analysis-ready': true, 'video-failed': false, 'report-published': true });
  t.deepEqual(await access.read((tx) => tx.users.find(user.id)), changed);
  t.is(kindOf(await changeProfile.execute(actor, { name: ' ' })), 'invalid-name');
  t.is(kindOf(await changeProfile.execute(actor, { name: 'x'.repeat(201) })), 'invalid-name');
  t.is(kindOf(await changeProfile.execute(access.app.actors.stranger, { name: 'X' })), 'not-found');
  const both = await Promise.all([
    changeProfile.execute(actor, { notifications: { 'analysis-ready': false } }),
    changeProfile.execute(actor, { notifications: { 'report-published': false } }),
  ]);
  t.deepEqual(both.map(kindOf), ['ok', 'ok']);
  const settings = (await access.read((tx) => tx.users.find(user.id)))?.notifications;
  t.deepEqual(settings, { 'analysis-ready': false, 'video-failed': false, 'report-published': false });
});

test('an admin changes role and access, which ends tokens at once; every change is audited', async (t) => {
  await using access = await openAccess();
  const { changeAccount, issueTokens, refreshTokens, identifyActor, clock, user, app } = access;
  const { actors } = app;
  for (const actor of [actors.owner, actors.operator])
    t.is(kindOf(await changeAccount.execute(actor, { userId: user.id, role: 'admin' })), 'forbidden');
  t.is(kindOf(await changeAccount.execute(actors.admin, { userId: actors.stranger.userId, name: 'X' })), 'not-found');
  const pair = await issueTokens.execute(user);
  const from = clock.now();
  await clock.advance(1);
  t.is(kindOf(await changeAccount.execute(actors.admin, { userId: user.id, name: 'Аня' })), 'ok');
  t.truthy(await identifyActor.execute(user.id, from), 'a new name ends nothing');
  const promoted = await changeAccount.execute(actors.admin, { userId: user.id, role: 'operator' });
  t.like(promoted, { ok: true, value: { role: 'operator', name: 'Аня', version: 2 } });
  t.is(await identifyActor.execute(user.id, from), undefined);
  t.is(kindOf(await refreshTokens.execute(pair.refresh)), 'invalid-token');
  t.is(kindOf(await changeAccount.execute(actors.admin, { userId: user.id, isActive: false })), 'ok');
  t.is(await identifyActor.execute(user.id, clock.now()), undefined);
  t.is(kindOf(await changeAccount.execute(actors.admin, { userId: user.id, isActive: false })), 'ok', 'nothing new');
  const stale = { userId: user.id, isActive: true, seenVersion: 1 };
  t.is(kindOf(await changeAccount.execute(actors.admin, stale)), 'stale-write');
  t.is(kindOf(await changeAccount.execute(actors.admin, { ...stale, seenVersion: 3 })), 'ok');
  const { items } = await access.persistence.queries.audit({ actor: actors.admin.userId }, { page: 1, pageSize: 10 });
  t.deepEqual(
    items.map(({ action, details }) => [action, details]),
    [
      ['account-opened', {}],
      ['account-closed', {}],
      ['role-changed', { from: 'client', to: 'operator' }],
      ['name-changed', { from: 'Анна', to: 'Аня' }],
    ],
  );
});

test('the last admin with an open account can be neither demoted nor closed, by whomever', async (t) => {
  await using access = await openAccess();
  const { changeAccount, app, user } = access;
  const { admin } = app.actors;
  for (const change of [{ role: 'client' }, { isActive: false }] as const)
    t.is(kindOf(await changeAccount.execute(admin, { userId: admin.userId, ...change })), 'last-admin');
  t.is(kindOf(await changeAccount.execute(admin, { userId: admin.userId, name: 'Ада' })), 'ok');
  t.is(kindOf(await changeAccount.execute(admin, { userId: user.id, role: 'admin', isActive: false })), 'ok');
  t.is(kindOf(await changeAccount.execute(admin, { userId: admin.userId, role: 'client' })), 'last-admin');
  t.is(kindOf(await changeAccount.execute(admin, { userId: user.id, isActive: true })), 'ok');
  const results = await Promise.all([
    changeAccount.execute(admin, { userId: user.id, role: 'client' }),
    changeAccount.execute(admin, { userId: admin.userId, role: 'client' }),
  ]);
  t.deepEqual(results.map(kindOf).sort(), ['last-admin', 'ok']);
});

test('whoever switched a kind of letter off gets none of it', async (t) => {
  const letters = async (isOn: boolean) => {
    await using app: Application = await openApplication();
    const notifications = { 'analysis-ready': isOn, 'video-failed': isOn, 'report-published': isOn };
    await app.unitOfWork.run((tx) => tx.users.update({ ...app.owner, notifications }));
    await app.upload();
    return (await app.runJobs()).flatMap((job) => (job.name === 'notify' ? [job.notification.kind] : []));
  };
  t.deepEqual(await letters(true), ['analysis-ready']);
  t.deepEqual(await letters(false), []);
});
