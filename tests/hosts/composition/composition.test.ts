import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { SpeechRecognizer } from '../../../application/index.js';
import { compose, profiles, type ProfileName } from '../../../hosts/composition/compose.js';
import { readConfig, type Config } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { mediaOrigins } from '../../../hosts/composition/start.js';
import { derivedKey, installationSecret } from '../../../hosts/composition/secret.js';
import { T } from '../../../hosts/composition/tokens.js';
import { instant } from '../../../domain/shared/instant.js';

const configIn = (folder: string, more: Readonly<Record<string, string>> = {}): Config => {
  const verdict = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', ...more }, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.config;
};

/** What only a profile with a database has. */
const databaseOnly = new Set<string>(['database']);

/** Undefined where nothing is configured. */
const optional = new Set<string>(['replicate', 'cdnPurger', 'cdnWarmer']);

for (const profile of Object.keys(profiles) as ProfileName[])
  test(`every token resolves in the ${profile} profile, to the same thing each time`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'composition-'));
    t.teardown(() => rm(folder, { recursive: true, force: true }));
    await using composition = await compose(configIn(folder), profile);
    for (const [name, token] of Object.entries(T)) {
      if (profile === 'one-file' && databaseOnly.has(name)) continue;
      const made: unknown = composition.container.get<unknown>(token);
      if (!optional.has(name)) t.truthy(made, name);
      t.is(composition.container.get<unknown>(token), made, name);
    }
  });

const bucket = {
  BACKBLAZE_ENDPOINT_URL: 'https://s3.eu-central-003.backblazeb2.com',
  BACKBLAZE_APPLICATION_KEY_ID: 'id',
  BACKBLAZE_APPLICATION_KEY: 'a key',
  BACKBLAZE_BUCKET_NAME: 'films',
};

test('addresses of a bucket are those of the store, or of the CDN before it, and pages may show what lies there', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'composition-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const hosts = {
    'https://films.s3.eu-central-003.backblazeb2.com': bucket,
    'https://s3.eu-central-003.backblazeb2.com': { ...bucket, BACKBLAZE_PATH_STYLE: 'true' },
    'https://cdn.example.ru': {
      ...bucket,
      CLOUDFLARE_CDN_URL: 'https://cdn.example.ru',
      CLOUDFLARE_ZONE_ID: 'zone',
      CLOUDFLARE_API_TOKEN: 'token',
    },
  };
  for (const [host, env] of Object.entries(hosts)) {
    const config = configIn(folder, env);
    await using composition = await compose(config, 'embedded');
    const { container } = composition;
    const url = await container
      .get(T.storage)
      .signedUrl('videos/raw/a/b.mp4', { expiresInS: 600, contentType: 'video/mp4' });
    t.is(new URL(url).origin, host);
    t.deepEqual(mediaOrigins(config), [host]);
    t.is(container.get(T.mediaAddresses), undefined, 'this host serves none of them itself');
  }
  t.deepEqual(mediaOrigins(configIn(folder)), []);
});

test('what the CDN has to forget outlives the process that knew of it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'composition-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const config = configIn(folder, {
    ...bucket,
    CLOUDFLARE_CDN_URL: 'https://cdn.example.ru',
    CLOUDFLARE_ZONE_ID: 'zone',
    CLOUDFLARE_API_TOKEN: 'token',
  });
  const key = 'videos/raw/a/b.mp4';
  let url = '';
  {
    await using composition = await compose(config, 'embedded');
    const { container } = composition;
    await container.get(T.database).migrate.up();
    const storage = container.get(T.storage);
    url = await storage.signedUrl(key, { expiresInS: 600, contentType: 'video/mp4' });
    const dying = async function* (): AsyncGenerator<Uint8Array> {
      throw new Error('it dies here');
    };
    await t.throwsAsync(storage.put(key, dying(), { contentType: 'video/mp4', maxBytes: 9 }), {
      message: 'it dies here',
    });
  }
  await using next = await compose(config, 'embedded');
  t.truthy(next.container.get(T.cdnPurger));
  t.truthy(next.container.get(T.cdnWarmer));
  const inTwoMinutes = instant(Date.now() + 120_000);
  const [owed, ...others] = await next.container.get(T.outboxRelay).claim(10, inTwoMinutes, 1);
  t.like(owed?.job, { name: 'purge-cdn', attempt: 0 });
  t.deepEqual(owed?.job.name === 'purge-cdn' && owed.job.addresses.map((address) => address.url), [url]);
  t.deepEqual(others, []);
});

test('Replicate judges what it was given, the models of this machine the rest', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'composition-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const config = configIn(folder, { REPLICATE_API_TOKEN: 'r8_x', REPLICATE_CHECKS: 'violence, nsfw' });
  await using composition = await compose(config, 'embedded');
  const { speech, objects, text, nsfw, violence } = composition.container.get(T.inference);
  const engineOf = async (model: Pick<SpeechRecognizer, 'availability'>): Promise<string> => {
    const state = await model.availability();
    return state.state === 'available' ? state.engine : state.reason;
  };
  t.is(await engineOf(nsfw), 'replicate');
  // Its default model reads pictures from the internet alone, and files of this installation are not there.
  t.is(await engineOf(violence), 'service-not-configured');
  for (const model of [speech, text, objects]) t.not(await engineOf(model), 'replicate');
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
