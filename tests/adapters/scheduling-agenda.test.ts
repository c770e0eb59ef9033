import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { JobParameters } from 'agenda';
import { createManualClock, createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryScheduling } from '../../adapters/in-memory/scheduling/index.js';
import { parseCron } from '../../adapters/in-memory/scheduling/cron.js';
import { createAgendaScheduling, type AgendaSchedulingOptions } from '../../adapters/scheduling-agenda/index.js';
import { readJob } from '../../adapters/scheduling-agenda/job-payload.js';
import { nextRunByStore } from '../../adapters/scheduling-agenda/next-run.js';
import { oneAtATime } from '../../adapters/scheduling-agenda/one-at-a-time.js';
import { openSqliteTable } from '../../adapters/scheduling-agenda/sql-backend/open-sqlite-table.js';
import { createStoreClock } from '../../adapters/scheduling-agenda/store-clock.js';
import { createSystemClock } from '../../adapters/system/index.js';
import { SchedulingFault, type Job } from '../../application/ports/job-scheduler.js';
import type { Logger } from '../../application/ports/logger.js';
import { address, everyNotification } from '../contracts/notifier.contract.js';
import { jobSchedulerContract, type SchedulingProcess } from '../contracts/job-scheduler.contract.js';
import { agendaBackendSuite, agendaOn, firstRestMs, stageJob, isEmpty, until } from './scheduling-agenda-suite.js';
import { openSqlite } from './sqlite-file.js';

const fail = (error: unknown): never => {
  throw error;
};

const scratch = async (): Promise<{ folder: string; file: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'scheduling-'));
  return { folder, file: join(folder, 'queue.sqlite') };
};

/** With a connection beside the queue's own, to look at the table. */
const queueOn = async (t: ExecutionContext, options: Partial<AgendaSchedulingOptions> = {}) => {
  const { folder, file } = await scratch();
  t.teardown(() => rm(folder, { recursive: true }));
  const knex = openSqlite(file);
  t.teardown(() => knex.destroy());
  return { ...agendaOn(t, { kind: 'sqlite', file }, options), file, knex };
};

agendaBackendSuite(test, {
  name: 'SQLite',
  manyJobs: 2_000,
  hasOwnClock: false,
  async open() {
    const { folder, file } = await scratch();
    return { address: { kind: 'sqlite', file }, close: () => rm(folder, { recursive: true }) };
  },
});

jobSchedulerContract(test, {
  name: 'in-memory scheduling',
  firstRestMs,
  canBreak: false,
  async create(count) {
    const scheduling = createInMemoryScheduling({
      clock: createSystemClock({ onTickError: fail }),
      firstRestMs,
    });
    const process: SchedulingProcess = scheduling;
    return {
      processes: [process, ...Array.from({ length: count - 1 }, () => process)],
      dispose: async () => scheduling[Symbol.asyncDispose](),
    };
  },
});

test('ten processes may begin at once on a file that is not there yet', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const { folder, file } = await scratch();
    t.teardown(() => rm(folder, { recursive: true }));
    const all = Array.from({ length: 10 }, () => agendaOn(t, { kind: 'sqlite', file }));
    await t.notThrowsAsync(
      Promise.all(all.map(({ worker }) => worker.start(async () => {}, { concurrency: {}, graceMs: 100 }))),
    );
    await Promise.all(all.map(({ dispose }) => dispose()));
  }
});

test('a scheduling that is disposed while its worker starts leaves no worker behind', async (t) => {
  const { scheduler, worker, file, dispose } = await queueOn(t);
  let runs = 0;
  const starting = worker.start(async () => void (runs += 1), { concurrency: {}, graceMs: 100 });
  await dispose();
  await t.notThrowsAsync(starting);
  await t.throwsAsync(scheduler.pending(), { instanceOf: SchedulingFault });
  const { scheduler: later } = agendaOn(t, { kind: 'sqlite', file });
  await later.enqueue(stageJob(1));
  await new Promise((resolve) => setTimeout(resolve, 300));
  t.is(runs, 0);
});

test('a handler whose lock another worker took is told to stop, and its end changes nothing', async (t) => {
  const { scheduler, worker, knex, dispose } = await queueOn(t, { lockLifetimeMs: 300, processEveryMs: 50 });
  let isAborted = false;
  await worker.start(
    async (_job, { signal }) => {
      await knex('agenda_jobs').update({ locked_by: 'another worker', locked_at: Date.now() + 60_000 });
      await until(() => signal.aborted);
      isAborted = true;
      throw new Error('stopped');
    },
    { concurrency: {}, graceMs: 1_000 },
  );
  await scheduler.enqueue(stageJob(1));
  await until(() => isAborted);
  await dispose();
  const row = await knex<{ locked_by: string; fail_count: number | null }>('agenda_jobs').first();
  t.deepEqual([row?.locked_by, row?.fail_count], ['another worker', null]);
});

test('a payload that cannot be read never reaches the handler, is not tried again, and is said aloud', async (t) => {
  const errors: string[] = [];
  const logger: Logger = { ...createNullLogger(), error: (message) => void errors.push(message), with: () => logger };
  const { scheduler, worker, knex } = await queueOn(t, { logger });
  const payloads = [
    { name: 'run-stage', executionId: 'not an id', stage: 'look' },
    { name: 'delete-stored', prefix: 'another job' },
    {},
  ];
  for (let n = 0; n < payloads.length; n += 1) await scheduler.enqueue(stageJob(n));
  const rows = await knex<{ id: string; data: string }>('agenda_jobs');
  for (const [i, { id }] of rows.entries())
    await knex('agenda_jobs')
      .where({ id })
      .update({ data: JSON.stringify(payloads[i]) });
  let calls = 0;
  await worker.start(async () => void (calls += 1), { concurrency: {}, graceMs: 1_000 });
  await until(() => isEmpty(scheduler));
  t.is(calls, 0);
  t.deepEqual(errors, ['job failed for good', 'job failed for good', 'job failed for good']);
});

test('a job taken over from a dead worker is not lost when its new worker gives it back without running it', async (t) => {
  const { scheduler, knex } = await queueOn(t);
  await scheduler.enqueue(stageJob(1));
  await knex('agenda_jobs').update({ next_run_at: null, locked_at: 1, locked_by: 'dead' });
  const table = openSqliteTable({ kind: 'sqlite', knex });
  const now = Date.now();
  const take = (worker: string) => table.lockNext({ name: 'run-stage', dueUntil: now, deadUntil: 2, now, worker });
  const taken = await take('second');
  t.is(await take('third'), undefined);
  t.is(await table.giveBack('third', { ids: [String(taken?.id)] }, now), 0);
  t.is(await table.giveBack('second', { ids: [String(taken?.id)] }, now), 1);
  t.is((await take('third'))?.id, taken?.id);
});

test('polls of a slow store do not pile up: one runs, one waits, the rest are dropped', async (t) => {
  const inTurn = oneAtATime<number>();
  let running = 0;
  let most = 0;
  let calls = 0;
  const work = async (): Promise<number> => {
    calls += 1;
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    running -= 1;
    return calls;
  };
  const results = await Promise.all(Array.from({ length: 10 }, () => inTurn('a', work)));
  t.deepEqual([most, calls], [1, 2]);
  t.is(results.filter((result) => result === undefined).length, 8);
  await t.throwsAsync(
    inTurn('a', () => Promise.reject(new Error('store'))),
    { message: 'store' },
  );
  t.is(await inTurn('a', work), 3);
});

test('a period is reckoned by the clock of the store, whatever the local one says', async (t) => {
  const hour = 3_600_000;
  const clock = createStoreClock(async () => Date.parse('2026-03-01T02:00:00Z'));
  await clock.sync();
  const before = Date.now();
  const inAnHour = clock.toLocal(clock.now() + hour).getTime();
  t.true(inAnHour >= before + hour - 1 && inAnHour <= Date.now() + hour + 1);
  const daily: JobParameters = {
    name: 'purge-expired',
    type: 'single',
    priority: 0,
    data: undefined,
    repeatInterval: '30 2 * * *',
    repeatTimezone: 'UTC',
    nextRunAt: new Date(Date.now() + 5 * hour),
  };
  const next = (job: JobParameters): string => new Date(nextRunByStore(job, clock) ?? 0).toISOString();
  t.is(next(daily), '2026-03-01T02:30:00.000Z', 'a plan');
  const late = { ...daily, lastRunAt: new Date(Date.now() + hour), nextRunAt: new Date(clock.toLocal(0)) };
  t.is(next({ ...late, nextRunAt: new Date(dailyAfter(late.lastRunAt)) }), '2026-03-02T02:30:00.000Z', 'after a run');
  const earliest = clock.now() + 1_000;
  const retry = { ...daily, lastRunAt: new Date(), nextRunAt: new Date(Date.now() + 1_000) };
  const again = nextRunByStore(retry, clock) ?? 0;
  t.true(again >= earliest - 1 && again <= clock.now() + 1_001, 'a retry rests, it has no hour');
  t.is(nextRunByStore({ ...daily, nextRunAt: null }, clock), null);
});

const dailyAfter = (date: Date): number => parseCron('30 2 * * *').next(date.getTime()) ?? 0;

test('cron periods of Agenda are in UTC', async (t) => {
  const { scheduler, knex } = await queueOn(t);
  const before = Date.now();
  await scheduler.schedule('purge-expired', { cron: '30 2 * * *' });
  const row = await knex<{ next_run_at: number }>('agenda_jobs').first();
  const next = new Date(row?.next_run_at ?? 0);
  t.deepEqual([next.getUTCHours(), next.getUTCMinutes(), next.getUTCSeconds()], [2, 30, 0]);
  t.true(next.getTime() > before && next.getTime() <= Date.now() + 24 * 3_600_000);
});

test('settings that cannot work are refused when the scheduling is created', (t) => {
  const knex = openSqlite(':memory:');
  t.teardown(() => knex.destroy());
  const create = (options: Partial<AgendaSchedulingOptions>) => () =>
    createAgendaScheduling({
      backend: { kind: 'sqlite', knex },
      processName: 'test',
      logger: createNullLogger(),
      ...options,
    });
  t.throws(create({ processName: '' }), { instanceOf: RangeError });
  t.throws(create({ lockLifetimeMs: 1_000, processEveryMs: 500 }), { instanceOf: RangeError });
  t.throws(create({ processEveryMs: 0 }), { instanceOf: RangeError });
  t.throws(create({ backend: { kind: 'sqlite', knex, table: 'jobs; drop table users' } }), { instanceOf: TypeError });
});

test('in memory, drain waits for what is due by the clock and leaves what rests', async (t) => {
  const clock = createManualClock();
  await using scheduling = createInMemoryScheduling({ clock, firstRestMs: 1_000, random: () => 0.5 });
  const { scheduler, worker } = scheduling;
  let calls = 0;
  await scheduler.enqueue(stageJob(1));
  await t.throwsAsync(scheduling.drain(), { message: /no worker/ });
  await worker.start(
    async () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
    },
    { concurrency: {}, graceMs: 0 },
  );
  await scheduling.drain();
  t.is(calls, 1);
  await clock.advance(999);
  await scheduling.drain();
  t.is(calls, 1);
  await clock.advance(11);
  await scheduling.drain();
  t.is(calls, 2);
  await clock.advance(2_010);
  await scheduling.drain();
  t.is(calls, 3);
  t.deepEqual(await scheduler.pending(), {});
});

test('cron expressions are read as crontab reads them', (t) => {
  const after = (expression: string, from: string): string =>
    new Date(parseCron(expression).next(Date.parse(from)) ?? 0).toISOString();
  t.is(after('0 2 * * *', '2026-03-01T02:00:00Z'), '2026-03-02T02:00:00.000Z');
  t.is(after('0 2 * * *', '2026-03-01T01:59:59.999Z'), '2026-03-01T02:00:00.000Z');
  t.is(after('*/15 * * * *', '2026-12-31T23:46:00Z'), '2027-01-01T00:00:00.000Z');
  t.is(after('5,10-12 * * * *', '2026-01-01T00:10:00Z'), '2026-01-01T00:11:00.000Z');
  t.is(after('0 0 29 2 *', '2026-01-01T00:00:00Z'), '2028-02-29T00:00:00.000Z');
  t.is(after('0 9 * * 7', '2026-01-01T00:00:00Z'), '2026-01-04T09:00:00.000Z');
  t.is(after('0 0 13 * 5', '2026-02-01T00:00:00Z'), '2026-02-06T00:00:00.000Z');
});

test('a letter of every kind comes out of the queue as it went in', (t) => {
  for (const notification of everyNotification(address('anna@example.test'))) {
    const job: Job = { name: 'notify', notification };
    t.deepEqual(readJob('notify', JSON.parse(JSON.stringify(job))), job);
  }
});
