import { generateKeyPairSync } from 'node:crypto';
import test from 'ava';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createFastPasswordHasher } from '../../adapters/in-memory/fakes/index.js';
import {
  createArgon2PasswordHasher,
  createCryptoSecrets,
  createJoseTokenService,
  type JoseTokenOptions,
} from '../../adapters/security/index.js';
import { instant } from '../../domain/shared/instant.js';
import { passwordHasherContract } from '../contracts/password-hasher.contract.js';
import { secretsContract } from '../contracts/secrets.contract.js';
import { tokenServiceContract } from '../contracts/token-service.contract.js';

const options: JoseTokenOptions = {
  secret: 'a secret for tests that is long enough',
  issuer: 'compliance-agent',
  audience: 'api',
};
const now = instant(Date.UTC(2026, 0, 1));
const user = '019b76da-a800-7000-8000-000000000001';
const family = '019b76da-a800-7000-8000-000000000002';

passwordHasherContract(test, { name: 'argon2', isSlow: true, create: () => createArgon2PasswordHasher() });
passwordHasherContract(test, { name: 'fast hasher of tests', isSlow: false, create: createFastPasswordHasher });
secretsContract(test, { name: 'crypto secrets', create: createCryptoSecrets });
tokenServiceContract(test, {
  name: 'jose',
  create: () => createJoseTokenService(options),
  createForeign: () => createJoseTokenService({ ...options, secret: 'another secret that is long enough too' }),
});

test('argon2 hashes name their parameters, and hashes made with others still verify', async (t) => {
  const hash = await createArgon2PasswordHasher().hash('correct horse');
  t.regex(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const old = await createArgon2PasswordHasher({ memoryKib: 64, timeCost: 1, parallelism: 2 }).hash('correct horse');
  t.regex(old, /m=64,t=1,p=2/);
  t.true(await createArgon2PasswordHasher().verify('correct horse', old));
});

test('argon2 parameters that cannot be are refused at once', (t) => {
  for (const wrong of [{ memoryKib: 4 }, { timeCost: 0 }, { parallelism: 1.5 }, { memoryKib: 8, parallelism: 2 }])
    t.throws(() => createArgon2PasswordHasher(wrong), { instanceOf: RangeError });
});

const sign = (claims: Record<string, unknown>, alg = 'HS256', exp = now / 1000 + 60): Promise<string> =>
  new SignJWT({ role: 'admin', use: 'access', family, ...claims })
    .setProtectedHeader({ alg })
    .setSubject(user)
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setIssuedAt(now / 1000)
    .setJti('1')
    .setExpirationTime(exp)
    .sign(Buffer.from(options.secret));

test('only HS256 with our issuer, audience, use and a known role is a token', async (t) => {
  const service = createJoseTokenService(options);
  t.truthy(await service.verifyAccess(await sign({}), now));
  for (const claims of [
    { role: 'root' },
    { role: undefined },
    { use: 'refresh' },
    { use: undefined },
    { family: undefined },
    { family: 'x' },
  ])
    t.is(await service.verifyAccess(await sign(claims), now), undefined, JSON.stringify(claims));
  const bySetter = new SignJWT({ role: 'admin', use: 'access', family })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti('1');
  const common = bySetter.setIssuedAt(now / 1000).setExpirationTime(now / 1000 + 60);
  const key = Buffer.from(options.secret);
  const foreign = common.setSubject(user).setIssuer('somebody').setAudience(options.audience);
  t.is(await service.verifyAccess(await foreign.sign(key), now), undefined);
  t.is(await service.verifyAccess(await foreign.setIssuer(options.issuer).setAudience('x').sign(key), now), undefined);
  t.is(
    await service.verifyAccess(await foreign.setAudience(options.audience).setSubject('not an id').sign(key), now),
    undefined,
  );
  t.truthy(await service.verifyAccess(await foreign.setSubject(user).sign(key), now));
  for (const alg of ['HS384', 'HS512'])
    t.is(await createJoseTokenService(options).verifyAccess(await signLong(alg), now), undefined, alg);
});

/** HS512 wants a longer key; the service under test refuses the algorithm before the signature. */
const signLong = (alg: string): Promise<string> =>
  new SignJWT({ role: 'admin', use: 'access' }).setProtectedHeader({ alg }).sign(Buffer.alloc(64, options.secret));

test('an unsigned token is no token', async (t) => {
  const none = new UnsecuredJWT({ role: 'admin', use: 'access' })
    .setSubject(user)
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setIssuedAt(now / 1000)
    .setJti('1')
    .setExpirationTime(now / 1000 + 60)
    .encode();
  t.is(await createJoseTokenService(options).verifyAccess(none, now), undefined);
});

test('clocks of our machines may differ by a minute and no more, in either direction and for `nbf` too', async (t) => {
  const service = createJoseTokenService({ ...options, accessTtlS: 60, refreshTtlS: 60 });
  const { access } = await service.issue({ userId: user as never, role: 'client', familyId: family as never }, now);
  t.truthy(await service.verifyAccess(access, instant(now + 119_000)));
  t.is(await service.verifyAccess(access, instant(now + 121_000)), undefined);
  t.truthy(await service.verifyAccess(access, instant(now - 59_000)));
  t.is(await service.verifyAccess(access, instant(now - 61_000)), undefined);
  t.truthy(await service.verifyAccess(await sign({ nbf: now / 1000 + 59 }), now));
  t.is(await service.verifyAccess(await sign({ nbf: now / 1000 + 61 }), now), undefined);
});

test('a public key that is used as our secret, and a token of ten kilobytes, open nothing', async (t) => {
  const service = createJoseTokenService(options);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const made = (alg: string) =>
    new SignJWT({ role: 'admin', use: 'access', family, sub: user, jti: '1' })
      .setProtectedHeader({ alg })
      .setIssuer(options.issuer)
      .setAudience(options.audience)
      .setIssuedAt(now / 1000)
      .setExpirationTime(now / 1000 + 60);
  const rs256 = await made('RS256').sign(privateKey);
  const confused = await made('HS256').sign(Buffer.from(pem));
  const long = await sign({ filler: 'x'.repeat(10_000) });
  t.is(await service.verifyAccess(rs256, now), undefined);
  t.is(await service.verifyAccess(confused, now), undefined);
  t.truthy(await service.verifyAccess(long, now), 'length alone is no fault of a token that we signed');
  t.is(await service.verifyAccess(`${long.slice(0, -4)}AAAA`, now), undefined);
  t.is(await service.verifyAccess('x'.repeat(10_000), now), undefined);
});

test('a weak secret or a life that cannot be is refused at once', (t) => {
  for (const wrong of [{ secret: 'short' }, { issuer: '' }, { audience: '' }, { accessTtlS: 0 }, { refreshTtlS: 60 }])
    t.throws(() => createJoseTokenService({ ...options, ...wrong }), { instanceOf: RangeError });
});
