import { requireConfig } from '../composition/load-config.js';
import { untilSignal } from '../composition/run-until-signal.js';
import { start } from '../composition/start.js';

// `npm run worker`: takes jobs; any number of such processes may share one database.
const config = requireConfig(process.env);
const signal = untilSignal();
const started = await start(config, { web: false, worker: true });
await signal;
await started[Symbol.asyncDispose]();
// Agenda leaves timers behind that would keep the process for seconds.
process.exit(0);
