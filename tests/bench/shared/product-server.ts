import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { start } from '../../../hosts/composition/start.js';

/** The product's web host as it is, in a process of its own. */
const env = JSON.parse(process.argv[2] ?? '{}') as Readonly<Record<string, string>>;
const verdict = readConfig(env, projectRoot);
if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
const started = await start(verdict.config, { web: true, worker: false });
process.send?.({ url: started.url });
process.on('disconnect', () => process.exit(0));
