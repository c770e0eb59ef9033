import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryScheduling } from '../../adapters/in-memory/scheduling/index.js';
import { parseCron } from '../../adapters/in-memory/scheduling/cron.js';
import { createManualClock } from '../../adapters/in-memory/fakes/index.js';
import { createAgendaScheduling, type AgendaSchedulingOptions } from '../../adapters/scheduling-agenda/index.js';
import { readJob } from '../../adapters/scheduling-agenda/job-payload.js';
import { oneAtATime } from '../../adapters/scheduling-agenda/one-at-a-time.js';
import { SqliteJobRepository } from '../../adapters/scheduling-agenda/sqlite-backend/sqlite-job-repository.js';
import { createSystemClock } from '../../adapters/system/index.js';
import { SchedulingFault, type Job, type JobScheduler } from '../../application/ports/job-scheduler.js';
import type { Logger } from '../../application/ports/logger.js';
import { executionId } from '../../domain/shared/ids.js';
import { address, everyNotification } from '../contracts/notifier.contract.js';
import { jobSchedulerContract, type SchedulingProcess } from '../contracts/job-scheduler.contract.js';
import { openSqlite } from './sqlite-file.js';

const firstRestMs = 50;

const fail = (error: unknown): never => {
  throw error;
};

/** Whatever a test comes to, what it opened is closed: what stays open would keep the process from ending. */
const scratch = async (t: ExecutionContext): Promise<{ folder: string; file: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'scheduling-'));
  t.teardown(() => rm(folder, { recursive: true }));
  return { folder, file: join(folder, 'queue.sqlite') };
};

const openAgenda = (file: string, options: Partial<AgendaSchedulingOptions> = {}) => {
  const knex = openSqlite(file);
  const scheduling = createAgendaScheduling({
    backend: { kind: 'sqlite', knex },
    processName: 'test',
    lockLifetimeMs: 2_000,
    processEveryMs: 100,
    firstRestMs,
    logger: createNullLogger(),
    ...options,
  });
  const dispose = async (): Promise<void> => {
    await scheduling[Symbol.asyncDispose]();
    await knex.destroy();
  };
  return { ...scheduling, knex, dispose };
};

const agendaOn = (t: ExecutionContext, file: string, options: Partial<AgendaSchedulingOptions> = {}) => {
  const opened = openAgenda(file, options);
  t.teardown(opened.dispose);
  return opened;
};

jobSchedulerContract(test, {
  name: 'scheduling-agenda on SQLite',
  firstRestMs,
  canBreak: true,
  async create(count) {
    const folder = await mkdtemp(join(tmpdir(), 'scheduling-'));
    const file = join(folder, 'queue.sqlite');
    const first = openAgenda(file);
    const all = [first, ...Array.from({ length: count - 1 }, () => openAgenda(file))] as const;
    return {
      processes: [first, ...all.slice(1)],
      breakStore: () => first.knex.destroy(),
      async dispose() {
        for (const one of all) await one.dispose();
        await rm(folder, { recursive: true });
      },
    };
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

const stageJob = (n: number): Job => ({
  name: 'run-stage',
  executionId: executionId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`),
  stage: 'look',
});

const until = async (isTrue: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${isTrue.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const isEmpty = async (scheduler: JobScheduler): Promise<boolean> =>
  Object.keys(await scheduler.pending()).length === 0;

const startProcess = async (t: ExecutionContext, ...args: string[]): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('./scheduling-agenda-process.js', import.meta.url)), args);
  t.teardown(() => kill(child));
  await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

const linesOf = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

test.serial('the job of a killed process runs again in another one, one lock life later', async (t) => {
  const { folder, file } = await scratch(t);
  const journal = join(folder, 'journal');
  const { scheduler } = agendaOn(t, file);
  await scheduler.enqueue(stageJob(1));
  const victim = await startProcess(t, file, journal, '60000');
  await until(async () => (await linesOf(journal)).length === 1);
  // Its lock is a second long and was renewed at least twice.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const rescuer = await startProcess(t, file, journal, '0');
  await new Promise((resolve) => setTimeout(resolve, 700));
  t.is((await linesOf(journal)).length, 1, 'a living worker keeps its job');
  const killedAt = performance.now();
  await kill(victim);
  await until(async () => (await linesOf(journal)).length === 2);
  const afterMs = performance.now() - killedAt;
  t.log(`run again ${Math.round(afterMs)} ms after the kill (lock life 1,000 ms)`);
  t.true(afterMs < 5_000);
  const [first = '', second = ''] = await linesOf(journal);
  t.deepEqual([first.split(' ')[0], second.split(' ')[0]], [String(victim.pid), String(rescuer.pid)]);
  await until(() => isEmpty(scheduler));
});

test('ten processes may begin at once on a file that is not there yet', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const { file } = await scratch(t);
    const all = Array.from({ length: 10 }, () => agendaOn(t, file));
    await t.notThrowsAsync(
      Promise.all(all.map(({ worker }) => worker.start(async () => {}, { concurrency: {}, graceMs: 100 }))),
    );
    await Promise.all(all.map(({ dispose }) => dispose()));
  }
});

test('a scheduling that is disposed while its worker starts leaves no worker behind', async (t) => {
  const { file } = await scratch(t);
  const { scheduler, worker, dispose } = agendaOn(t, file);
  let runs = 0;
  const starting = worker.start(async () => void (runs += 1), { concurrency: {}, graceMs: 100 });
  await dispose();
  await t.notThrowsAsync(starting);
  await t.throwsAsync(scheduler.pending(), { instanceOf: SchedulingFault });
  const { scheduler: later } = agendaOn(t, file);
  await later.enqueue(stageJob(1));
  await new Promise((resolve) => setTimeout(resolve, 300));
  t.is(runs, 0);
});

test('three processes on one file run 200 jobs, each once', async (t) => {
  const { folder, file } = await scratch(t);
  const journal = join(folder, 'journal');
  const { scheduler } = agendaOn(t, file);
  const workers = await Promise.all([1, 2, 3].map(() => startProcess(t, file, journal, '10', '4')));
  for (let n = 0; n < 200; n += 1) await scheduler.enqueue(stageJob(n));
  await until(() => isEmpty(scheduler));
  const lines = await linesOf(journal);
  t.is(lines.length, 200);
  t.is(new Set(lines.map((line) => line.slice(line.indexOf(' ')))).size, 200);
  const share = workers.map(({ pid }) => lines.filter((line) => line.startsWith(`${pid} `)).length);
  t.log(`shares: ${share.join(', ')}`);
  for (const jobs of share) t.true(jobs > 0, 'every process gets some');
});

test.serial('2,000 jobs pass through one worker and leave an empty table', async (t) => {
  const { file } = await scratch(t);
  const { scheduler, worker, knex } = agendaOn(t, file);
  const seen = new Set<string>();
  let calls = 0;
  const startedAt = performance.now();
  for (let n = 0; n < 2_000; n += 50)
    await Promise.all(Array.from({ length: 50 }, (_, i) => scheduler.enqueue(stageJob(n + i))));
  const storedAt = performance.now();
  await using _ = await worker.start(
    async (job) => {
      calls += 1;
      seen.add(JSON.stringify(job));
    },
    { concurrency: { 'run-stage': 5 }, graceMs: 1_000 },
  );
  await until(async () => calls >= 2_000 && (await isEmpty(scheduler)));
  const doneAt = performance.now();
  const perSecond = (ms: number): number => Math.round(2_000_000 / ms);
  t.log(`stored ${perSecond(storedAt - startedAt)} jobs/s, run ${perSecond(doneAt - storedAt)} jobs/s`);
  t.deepEqual([calls, seen.size], [2_000, 2_000]);
  await until(async () => ((await knex('agenda_jobs').count({ rows: '*' }))[0]?.['rows'] ?? -1) === 0);
});

test('a handler that works longer than a lock lives keeps its job to itself', async (t) => {
  const { file } = await scratch(t);
  const fast = { lockLifetimeMs: 300, processEveryMs: 50 };
  const first = agendaOn(t, file, fast);
  const second = agendaOn(t, file, fast);
  let runs = 0;
  const handler = async (): Promise<void> => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  };
  const options = { concurrency: {}, graceMs: 1_000 };
  await first.worker.start(handler, options);
  await second.worker.start(handler, options);
  await first.scheduler.enqueue(stageJob(1));
  await until(() => isEmpty(first.scheduler));
  t.is(runs, 1);
});

test('a handler whose lock another worker took is told to stop, and its end changes nothing', async (t) => {
  const { file } = await scratch(t);
  const { scheduler, worker, knex, dispose } = agendaOn(t, file, { lockLifetimeMs: 300, processEveryMs: 50 });
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
  const check = openSqlite(file);
  t.teardown(() => check.destroy());
  const row = await check<{ locked_by: string; fail_count: number | null }>('agenda_jobs').first();
  t.deepEqual([row?.locked_by, row?.fail_count], ['another worker', null]);
});

test('a payload that cannot be read never reaches the handler, is not tried again, and is said aloud', async (t) => {
  const { file } = await scratch(t);
  const errors: string[] = [];
  const logger: Logger = { ...createNullLogger(), error: (message) => void errors.push(message), with: () => logger };
  const { scheduler, worker, knex } = agendaOn(t, file, { logger });
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
  const { file } = await scratch(t);
  const { scheduler, knex } = agendaOn(t, file);
  await scheduler.enqueue(stageJob(1));
  await knex('agenda_jobs').update({ next_run_at: null, locked_at: 1, locked_by: 'dead' });
  const repository = new SqliteJobRepository(knex, 'agenda_jobs');
  const take = (by: string) =>
    repository.getNextJobToRun('run-stage', new Date(), new Date(2), undefined, { lastModifiedBy: by });
  const taken = await take('second');
  t.is(await take('third'), undefined);
  await repository.unlockJobs([String(taken?._id)]);
  t.is((await take('third'))?._id, taken?._id);
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

test('cron periods of Agenda are in UTC', async (t) => {
  const { file } = await scratch(t);
  const { scheduler, knex } = agendaOn(t, file);
  await scheduler.schedule('purge-expired', { cron: '30 2 * * *' });
  const row = await knex<{ next_run_at: number }>('agenda_jobs').first();
  const next = new Date(row?.next_run_at ?? 0);
  t.deepEqual([next.getUTCHours(), next.getUTCMinutes(), next.getUTCSeconds()], [2, 30, 0]);
  t.true(next.getTime() - Date.now() <= 24 * 3_600_000 && next.getTime() > Date.now());
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
