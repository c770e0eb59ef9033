import { mkdir, mkdtemp, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { firstRun } from '../../../hosts/cli/first-run.js';
import { compose } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { T } from '../../../hosts/composition/tokens.js';

test('a first run that breaks before its passwords are kept makes no accounts; the next one makes all, once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'first-run-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const verdict = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  const { config } = verdict;
  const note = join(folder, 'demo-accounts.txt');
  await mkdir(note);
  await t.throwsAsync(firstRun(config), { code: 'EISDIR' });
  await rmdir(note);
  await firstRun(config);
  const told = await readFile(note, 'utf8');
  t.is((await stat(note)).mode & 0o777, 0o600);
  await firstRun(config);
  t.is(await readFile(note, 'utf8'), told);

  await using composition = await compose(config, 'embedded');
  const { container } = composition;
  const { logIn } = container.get(T.access);
  for (const role of ['client', 'operator', 'admin'] as const) {
    const [, email = '', password = ''] = new RegExp(`${role}\\s+(\\S+)\\s+(\\S+)`).exec(told) ?? [];
    const found = await logIn.execute({ email, password, address: '::1' });
    t.is(found.ok && found.value.role, role);
  }
  const videos = await container.get(T.queries).videos({ owner: undefined }, { page: 1, pageSize: 10 });
  t.is(videos.total, 1);
});
