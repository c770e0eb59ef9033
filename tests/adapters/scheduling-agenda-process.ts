import { appendFileSync } from 'node:fs';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import type { QueueAddress } from './scheduling-agenda-address.js';

/** A worker process for the tests: writes a line for every job that it starts, and works for `workMs` on each. */
export interface WorkerProcessOptions {
  readonly address: QueueAddress;
  readonly journal: string;
  readonly workMs?: number;
  readonly concurrency?: number;
  /** By how much the clock of this process is wrong. */
  readonly clockErrorMs?: number;
  /** Asks for this period of `purge-expired`. */
  readonly everyMs?: number;
}

const options = JSON.parse(process.argv[2] ?? '') as WorkerProcessOptions;
const { journal, workMs = 0, concurrency = 1, clockErrorMs = 0, everyMs } = options;

const TrueDate = Date;
if (clockErrorMs !== 0)
  globalThis.Date = class extends TrueDate {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0) super(TrueDate.now() + clockErrorMs);
      else super(...args);
    }
    static override now(): number {
      return TrueDate.now() + clockErrorMs;
    }
  } as DateConstructor;

const { createAgendaScheduling } = await import('../../adapters/scheduling-agenda/index.js');
const { openAddress } = await import('./scheduling-agenda-address.js');
const { lockLifetimeMs } = await import('./scheduling-agenda-lock.js');

const scheduling = createAgendaScheduling({
  backend: openAddress(options.address).backend,
  processName: `process-${process.pid}`,
  lockLifetimeMs,
  processEveryMs: 100,
  firstRestMs: 50,
  logger: createNullLogger(),
});
await scheduling.worker.start(
  async (job, { signal }) => {
    const write = (what: string): void =>
      appendFileSync(journal, `${JSON.stringify({ pid: process.pid, at: TrueDate.now(), what, job })}\n`);
    write('begun');
    await new Promise((resolve) => setTimeout(resolve, workMs));
    if (signal.aborted) write('aborted');
  },
  { concurrency: { 'run-stage': concurrency }, graceMs: 1_000 },
);
if (everyMs !== undefined) await scheduling.scheduler.schedule('purge-expired', { everyMs });
// Whoever started this process may have ended without ending it.
process.once('disconnect', () => process.exit());
process.send?.('ready');
