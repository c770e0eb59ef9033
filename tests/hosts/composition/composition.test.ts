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
const databaseOnly = new Set<string>(['database']);

/** Undefined where nothing is configured. */
const optional = new Set<string>(['replicate']);

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
