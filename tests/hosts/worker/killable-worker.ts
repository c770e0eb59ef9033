import { compose } from '../../../hosts/composition/compose.js';
import { requireConfig } from '../../../hosts/composition/load-config.js';
import { T } from '../../../hosts/composition/tokens.js';
import { startWorkerOf } from '../../../hosts/composition/start-worker-of.js';
import { scriptedInference } from './scripted-inference.js';

// A worker as hosts/worker starts it, with scripted models. POISON=1: it dies by its own hand at the first frame.
const { container } = await compose(requireConfig(process.env), 'embedded');
const frameMs = Number(process.env['FRAME_MS'] ?? '30');
const die = (): void => {
  if (process.env['POISON'] === '1') process.kill(process.pid, 'SIGKILL');
};
container.rebind(T.inference).toConstantValue(scriptedInference(frameMs, die));
const worker = await startWorkerOf({ container }, { stages: 2, graceMs: 1_000 });
process.once('SIGTERM', () => void worker[Symbol.asyncDispose]().then(() => process.exit()));
process.send?.('ready');
