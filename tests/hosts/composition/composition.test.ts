import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { compose, profiles, type ProfileName } from '../../../hosts/composition/compose.js';
import { readConfig, type Config } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { derivedKey, installationSecret } from '../../../hosts/composition/secret.js';
import { T } from '../../../hosts/composition/tokens.js';

const configIn = (folder: string): Config => {
  const verdict = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.config;
};

/** What only a profile with a database has. */
const databaseOnly = new Set<string>(['database', 'queueDatabase']);

for (const profile of Object.keys(profiles) as ProfileName[])
  test(`every token resolves in the ${profile} profile, to the same thing each time`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'composition-'));
    t.teardown(() => rm(folder, { recursive: true, force: true }));
    await using composition = await compose(configIn(folder), profile);
    for (const [name, token] of Object.entries(T)) {
      if (profile === 'one-file' && databaseOnly.has(name)) continue;
      const made: unknown = composition.container.get<unknown>(token);
      t.truthy(made, name);
      t.is(composition.container.get<unknown>(token), made, name);
    }
  });

test('an installation makes its secret once, for its owner only, and keys for different purposes differ', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'secret-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const [first, second] = await Promise.all([
    installationSecret(undefined, folder),
    installationSecret(undefined, folder),
  ]);
  t.is(first, second);
  t.true(first.length >= 64);
  t.is((await stat(join(folder, 'secret'))).mode & 0o777, 0o600);
  t.is(await installationSecret('configured', folder), 'configured');
  t.not(derivedKey(first, 'a'), derivedKey(first, 'b'));
});

test('processes that start at once on an empty folder agree on one whole secret; half a secret is told, not used', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'secret-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const secrets = await Promise.all(Array.from({ length: 20 }, () => installationSecret(undefined, folder)));
  t.is(new Set(secrets).size, 1);
  t.true((secrets[0] ?? '').length >= 64);
  t.deepEqual(await readdir(folder), ['secret']);
  await writeFile(join(folder, 'secret'), '');
  await t.throwsAsync(installationSecret(undefined, folder), { message: /does not hold a secret/ });
});

test('an empty environment is a valid development configuration', (t) => {
  const verdict = readConfig({}, '/project');
  t.true(verdict.ok);
  t.like(verdict, {
    config: {
      environment: 'development',
      port: 8000,
      baseUrl: 'http://localhost:8000',
      databaseFile: '/project/var/data.sqlite3',
    },
  });
});

test('every problem of a configuration is listed at once, in Russian', (t) => {
  const verdict = readConfig(
    {
      DJANGO_ENV: 'production',
      PORT: 'eighty',
      SECRET_KEY: 'short',
      DATABASE_URL: 'mysql://x',
      ALLOWED_VIDEO_FORMATS: 'mp4,gif',
      FRAME_EXTRACTION_FPS: '100',
      LOG_LEVEL: 'loud',
    },
    '/project',
  );
  t.false(verdict.ok);
  if (verdict.ok) return;
  t.deepEqual(verdict.problems.map(({ variable }) => variable).sort(), [
    'ALLOWED_VIDEO_FORMATS',
    'DATABASE_URL',
    'DJANGO_ENV',
    'FRAME_EXTRACTION_FPS',
    'LOG_LEVEL',
    'PORT',
    'SECRET_KEY',
  ]);
  t.true(verdict.problems.every(({ message }) => /[а-яё]/i.test(message)));
});

test('counts are whole numbers, addresses are addresses, and a blank APP_ENV leaves the word to DJANGO_ENV', (t) => {
  const wrong = (env: Record<string, string>): readonly string[] => {
    const verdict = readConfig(env, '/project');
    return verdict.ok ? [] : verdict.problems.map(({ variable }) => variable);
  };
  for (const name of ['PORT', 'WORKER_CONCURRENCY', 'INFERENCE_THREADS', 'STAGE_MAX_ATTEMPTS', 'RATE_USER'])
    t.deepEqual(wrong({ [name]: '2.5' }), [name]);
  t.deepEqual(wrong({ FRAME_EXTRACTION_FPS: '2.5', MAX_VIDEO_DURATION: '0' }), ['MAX_VIDEO_DURATION']);
  for (const BASE_URL of ['example.ru', 'javascript:alert(1)', 'http://'])
    t.deepEqual(wrong({ BASE_URL }), ['BASE_URL']);
  t.deepEqual(wrong({ BASE_URL: 'https://example.ru/' }), []);
  t.deepEqual(wrong({ APP_ENV: '', DJANGO_ENV: 'production' }), ['DJANGO_ENV']);
  t.deepEqual(wrong({ APP_ENV: 'development', DJANGO_ENV: 'production' }), []);
});

test('webhooks lead to public addresses over https unless the configuration says otherwise', (t) => {
  const webhooksOf = (env: Record<string, string>) => {
    const verdict = readConfig(env, '/project');
    return verdict.ok ? [verdict.config.webhooks, verdict.warnings.map(({ variable }) => variable)] : verdict.problems;
  };
  t.deepEqual(webhooksOf({}), [{ allowPrivate: false, allowHttp: false }, []]);
  t.deepEqual(webhooksOf({ WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: '1' }), [
    { allowPrivate: true, allowHttp: true },
    ['WEBHOOK_ALLOW_PRIVATE'],
  ]);
  t.like(webhooksOf({ WEBHOOK_ALLOW_PRIVATE: 'ja' }), [{ variable: 'WEBHOOK_ALLOW_PRIVATE' }]);
});

test('a secret never appears in what is said about the configuration', (t) => {
  const secret = 'very-secret-but-short';
  const verdict = readConfig({ SECRET_KEY: secret, PORT: '-1' }, '/project');
  t.false(JSON.stringify(verdict).includes(secret));
});
