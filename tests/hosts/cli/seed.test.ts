import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { enSeed, parseSeedArguments, ruSeed, seed } from '../../../hosts/cli/seed.js';
import { compose } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { T } from '../../../hosts/composition/tokens.js';

test('a seed makes the catalogue and, when asked, one administrator whose password it tells once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const verdict = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  const { config } = verdict;
  const said: string[] = [];
  const print = (line: string): void => void said.push(line);

  t.is(await seed(config, { admin: undefined }, ruSeed, print), 0);
  t.is(said.length, 1);
  t.is(await seed(config, { admin: 'nobody' }, ruSeed, print), 1);
  t.is(said.at(-1), ruSeed.adminRefused['invalid-email']);
  t.is(await seed(config, { admin: 'Chief@Example.ru' }, enSeed, print), 0);
  const [, email = '', password = ''] = /^Administrator (\S+), password: (\S+)\n/.exec(said.at(-1) ?? '') ?? [];
  t.is(await seed(config, { admin: 'chief@example.ru' }, enSeed, print), 1);
  t.is(said.at(-1), enSeed.adminRefused['email-taken']);

  await using composition = await compose(config, 'embedded');
  const { container } = composition;
  const found = await container.get(T.access).logIn.execute({ email, password, address: '::1' });
  t.is(found.ok && found.value.role, 'admin');
  t.is((await container.get(T.queries).users({}, { page: 1, pageSize: 10 })).total, 1);
});

test('the words of seed are read or refused', (t) => {
  t.deepEqual(parseSeedArguments([]), { admin: undefined });
  t.deepEqual(parseSeedArguments(['--admin', 'a@example.ru']), { admin: 'a@example.ru' });
  t.is(parseSeedArguments(['a@example.ru']), undefined);
  t.is(parseSeedArguments(['--operator', 'a@example.ru']), undefined);
});
