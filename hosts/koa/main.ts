import { requireConfig } from '../composition/load-config.js';
import { untilSignal } from '../composition/run-until-signal.js';
import { start } from '../composition/start.js';

// `npm start`: web, worker and scheduler in one process; `--web-only` leaves the work to hosts/worker.
const config = requireConfig(process.env);
const signal = untilSignal();
const started = await start(config, { web: true, worker: !process.argv.includes('--web-only') });
console.log(`\n  AI-Комплаенс Агент: ${config.baseUrl}  (${started.url ?? ''})\n`);
await signal;
await started[Symbol.asyncDispose]();
// Agenda leaves timers behind that would keep the process for seconds.
process.exit(0);
