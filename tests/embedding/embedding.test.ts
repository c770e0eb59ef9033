import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url).pathname;

test('another application embeds the domain and in-memory adapters from the packed package, without its dependencies', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'embedding-'));
  try {
    await cp(join(root, 'tests/example-app'), folder, { recursive: true });
    const packed = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
    });
    const target = join(folder, 'node_modules', 'ai-compliance-agent');
    await mkdir(target, { recursive: true });
    await run('tar', ['xzf', join(folder, packed.stdout.trim()), '-C', target, '--strip-components=1']);
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await run(process.execPath, [tsc, '-p', folder, '--typeRoots', join(root, 'node_modules', '@types')]);
    const { stdout } = await run(process.execPath, [join(folder, 'out', 'main.js')], { cwd: folder });
    // No dependency of the package is installed here: had anything pulled one in, the run would have failed.
    const result = JSON.parse(stdout) as { risks: string[]; projects: number };
    t.true(result.risks.includes('PROF_RUDE'), 'the example finds the rude word in its own transcript');
    t.is(result.projects, 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
