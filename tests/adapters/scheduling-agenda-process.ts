import { mkdirSync, appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createAgendaScheduling } from '../../adapters/scheduling-agenda/index.js';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { openSqlite } from './sqlite-file.js';

/** A worker process for the tests: writes a line for every job that it starts, and works for `workMs` on each. */
const [file = '', journal = '', workMs = '0', concurrency = '1'] = process.argv.slice(2);

mkdirSync(dirname(journal), { recursive: true });
const scheduling = createAgendaScheduling({
  backend: { kind: 'sqlite', knex: openSqlite(file) },
  processName: `process-${process.pid}`,
  lockLifetimeMs: 1_000,
  processEveryMs: 100,
  firstRestMs: 50,
  logger: createNullLogger(),
});
await scheduling.worker.start(
  async (job) => {
    appendFileSync(journal, `${process.pid} ${JSON.stringify(job)}\n`);
    await new Promise((resolve) => setTimeout(resolve, Number(workMs)));
  },
  { concurrency: { 'run-stage': Number(concurrency) }, graceMs: 1_000 },
);
// Whoever started this process may have ended without ending it.
process.once('disconnect', () => process.exit());
process.send?.('ready');
