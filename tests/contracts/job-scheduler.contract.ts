import type { ExecutionContext, TestFn } from 'ava';
import type {
  Job,
  JobHandler,
  JobScheduler,
  JobWorker,
  JobWorkerOptions,
} from '../../application/ports/job-scheduler.js';
import { SchedulingFault } from '../../application/ports/job-scheduler.js';
import { deliveryId, executionId } from '../../domain/shared/ids.js';
import { email } from '../../domain/user/user.js';

export interface SchedulingProcess {
  readonly scheduler: JobScheduler;
  readonly worker: JobWorker;
}

export interface SchedulingSubject {
  readonly processes: readonly [SchedulingProcess, ...SchedulingProcess[]];
  /** Makes the store unreachable. */
  readonly breakStore?: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export interface JobSchedulerContractOptions {
  readonly name: string;
  /** Milliseconds before the first retry. */
  readonly firstRestMs: number;
  /** False only where there is nothing outside the process that could break. */
  readonly canBreak: boolean;
  /** Schedulings that share one empty queue; `pollEveryMs`: how rarely they ask the store of themselves, where they do. */
  readonly create: (processes: number, pollEveryMs?: number) => Promise<SchedulingSubject>;
}

const options: JobWorkerOptions = { concurrency: {}, graceMs: 1_000 };
const stageJob = (n: number): Job => ({ name: 'run-stage', executionId: idOf(n), stage: 'extract' });
const idOf = (n: number) => executionId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const doNothing: JobHandler = async () => {};

/** Polls; throws when it does not come true. */
const until = async (isTrue: () => boolean | Promise<boolean>, what: string, withinMs = 60_000): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const isEmpty = async (scheduler: JobScheduler): Promise<boolean> =>
  Object.keys(await scheduler.pending()).length === 0;

export const jobSchedulerContract = (test: TestFn, contract: JobSchedulerContractOptions): void => {
  const { name, firstRestMs } = contract;

  /** Whatever the test comes to, its queue is closed: what stays open would keep the process from ending. */
  const open = async (t: ExecutionContext, processes: number, pollEveryMs?: number): Promise<SchedulingSubject> => {
    const subject = await contract.create(processes, pollEveryMs);
    t.teardown(subject.dispose);
    return subject;
  };

  test(`${name}: every kind of job reaches a worker that starts later, unchanged`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    const to = email('anna@example.com');
    if (!to.ok) throw new Error('not an address');
    const jobs: Job[] = [
      stageJob(1),
      { name: 'deliver-webhook', deliveryId: deliveryId(idOf(2)), attempt: 3 },
      { name: 'delete-stored', prefix: 'videos/raw/1/', attempt: 2 },
      { name: 'purge-cdn', addresses: [{ url: 'https://cdn.test/a?b=c%2Fd', untilMs: 1_772_000_000_000 }], attempt: 1 },
      { name: 'return-expired-leases' },
      {
        name: 'notify',
        notification: {
          to: to.value,
          locale: 'ru',
          recipientName: 'Анна',
          kind: 'analysis-ready',
          videoTitle: 'Отпуск "2026"',
          link: 'https://example.com/v/1',
          triggerCount: 3,
        },
      },
    ];
    for (const job of jobs) await scheduler.enqueue(job);
    const seen: Job[] = [];
    await using _ = await worker.start(async (job) => void seen.push(job), options);
    await until(() => isEmpty(scheduler), 'all jobs are done');
    const byName = (a: Job, b: Job): number => a.name.localeCompare(b.name);
    t.deepEqual(seen.sort(byName), jobs.sort(byName));
  });

  test.serial(`${name}: a free worker gets a job as soon as it is stored, not when it asks next`, async (t) => {
    const { processes } = await open(t, 1, 40_000);
    const [{ scheduler, worker }] = processes;
    let startedAt = 0;
    await using _ = await worker.start(async () => void (startedAt = performance.now()), options);
    const delays: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      startedAt = 0;
      const storedAt = performance.now();
      await scheduler.enqueue(stageJob(n));
      await until(() => startedAt > 0, 'the job starts', 25_000);
      delays.push(startedAt - storedAt);
      // Who ends a job looks for the next one: that must not be what brings it.
      await until(() => isEmpty(scheduler), 'the job is done');
    }
    const median = delays.sort((a, b) => a - b)[4] ?? Infinity;
    t.log(`median delay ${median.toFixed(1)} ms`);
    t.is(delays.length, 9);
  });

  test(`${name}: as many jobs of one name run at once as the worker allows, one where it says nothing`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    const handler: JobHandler = async ({ name: job }) => {
      const now = (running.get(job) ?? 0) + 1;
      running.set(job, now);
      most.set(job, Math.max(now, most.get(job) ?? 0));
      // The first ones wait for company, however slow the machine is; then all rest a little, so that a fourth would be seen.
      const isAccompanied = (): boolean => job !== 'run-stage' || (most.get(job) ?? 0) >= 3;
      for (let rests = 0; rests < 2_000 && !isAccompanied(); rests++)
        await new Promise((resolve) => setTimeout(resolve, 25));
      await new Promise((resolve) => setTimeout(resolve, 30));
      running.set(job, (running.get(job) ?? 1) - 1);
    };
    for (let n = 0; n < 9; n += 1) await scheduler.enqueue(stageJob(n));
    for (let n = 0; n < 3; n += 1) await scheduler.enqueue({ name: 'delete-stored', prefix: `p${n}/` });
    await using _ = await worker.start(handler, { concurrency: { 'run-stage': 3 }, graceMs: 1_000 });
    await until(() => isEmpty(scheduler), 'all jobs are done');
    t.deepEqual(Object.fromEntries(most), { 'run-stage': 3, 'delete-stored': 1 });
  });

  test.serial(`${name}: a handler that always throws is called five more times, with growing rests`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    const calls: number[] = [];
    const handler: JobHandler = async () => {
      calls.push(performance.now());
      throw new Error('no luck');
    };
    await using _ = await worker.start(handler, options);
    await scheduler.enqueue(stageJob(1));
    await until(() => isEmpty(scheduler), 'the job is given up');
    t.is(calls.length, 6);
    const rests = calls.slice(1).map((at, i) => at - (calls[i] ?? 0));
    t.log(rests.map((rest) => `${Math.round(rest)} ms`).join(', '));
    // A fifth less by chance, and timers may be a millisecond early.
    rests.forEach((rest, i) => t.true(rest >= 0.8 * firstRestMs * 2 ** i - 3, `rest ${i} of ${rest} ms`));
  });

  test(`${name}: a handler that succeeds at the third call is not called a fourth time`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    let calls = 0;
    const handler: JobHandler = async () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
    };
    await using _ = await worker.start(handler, options);
    await scheduler.enqueue(stageJob(1));
    await until(() => isEmpty(scheduler), 'the job is done');
    await scheduler.enqueue(stageJob(2));
    await until(() => isEmpty(scheduler), 'the next job is done');
    t.is(calls, 4);
  });

  test(`${name}: pending counts jobs that wait, rest or run by name, and no period to come`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    t.deepEqual(await scheduler.pending(), {});
    await scheduler.schedule('purge-expired', { everyMs: 3_600_000 });
    t.deepEqual(await scheduler.pending(), {});
    for (let n = 0; n < 3; n += 1) await scheduler.enqueue(stageJob(n));
    await scheduler.enqueue({ name: 'delete-stored', prefix: 'p/' });
    t.deepEqual(await scheduler.pending(), { 'run-stage': 3, 'delete-stored': 1 });
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let failures = 0;
    const handler: JobHandler = async (job) => {
      if (job.name === 'run-stage') await finished;
      else if ((failures += 1) <= 1) throw new Error('once');
    };
    await using _ = await worker.start(handler, options);
    await until(() => failures >= 1, 'the other job has failed');
    t.is((await scheduler.pending())['run-stage'], 3);
    finish();
    await until(() => isEmpty(scheduler), 'all jobs are done');
    t.is(failures, 2);
  });

  test.serial(`${name}: a periodic job runs once a period although three processes ask for it and work`, async (t) => {
    const { processes } = await open(t, 3);
    const everyMs = 300;
    let runs = 0;
    await Promise.all(processes.map(({ worker }) => worker.start(async () => void (runs += 1), options)));
    const startedAt = performance.now();
    await Promise.all(processes.map(({ scheduler }) => scheduler.schedule('purge-expired', { everyMs })));
    await until(() => runs >= 6, 'six periods');
    const elapsed = performance.now() - startedAt;
    // The first one comes after a period, each other a full period after the one before was noted; clocks round.
    t.true(runs <= (elapsed + 20) / everyMs, `${runs} runs in ${elapsed} ms`);
  });

  test(`${name}: asking again for the same period does not put off the next run`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    let runs = 0;
    await using _ = await worker.start(async () => void (runs += 1), options);
    await until(async () => {
      await scheduler.schedule('purge-expired', { everyMs: 300 });
      return runs >= 2;
    }, 'two periods');
    t.pass();
  });

  test(`${name}: a changed period replaces the old one`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    let runs = 0;
    await using _ = await worker.start(async (job) => {
      if (job.name === 'purge-expired') runs += 1;
    }, options);
    await scheduler.schedule('purge-expired', { cron: '0 3 * * *' });
    await scheduler.schedule('purge-expired', { everyMs: 100 });
    await until(() => runs >= 2, 'the shorter period');
    await scheduler.schedule('purge-expired', { everyMs: 3_600_000 });
    await until(() => isEmpty(scheduler), 'a run that was under way ends');
    const before = runs;
    await scheduler.schedule('requeue-stuck-stages', { everyMs: 100 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    t.true(runs - before <= 1, `${runs - before} runs of the old period`);
  });

  test(`${name}: a period that changes while its job runs holds from then on`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler, worker }] = processes;
    const runs = { 'purge-expired': 0, 'requeue-stuck-stages': 0 };
    const handler: JobHandler = async ({ name: job }) => {
      if (job === 'requeue-stuck-stages') runs[job] += 1;
      if (job !== 'purge-expired') return;
      runs[job] += 1;
      await scheduler.schedule(job, { everyMs: 3_600_000 });
    };
    await using _ = await worker.start(handler, options);
    await scheduler.schedule('purge-expired', { everyMs: 150 });
    await until(() => runs['purge-expired'] > 0, 'the first run');
    await scheduler.schedule('requeue-stuck-stages', { everyMs: 150 });
    await until(() => runs['requeue-stuck-stages'] >= 3, 'three of the old periods');
    t.is(runs['purge-expired'], 1);
  });

  test(`${name}: what is no period is a bug of the caller`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ scheduler }] = processes;
    for (const cron of ['', '61 * * * *', 'every day', '* * * * * *', '0 2 31 2 *'])
      await t.throwsAsync(scheduler.schedule('purge-expired', { cron }), { instanceOf: RangeError }, cron);
    for (const everyMs of [0, -1, 0.5, NaN])
      await t.throwsAsync(scheduler.schedule('purge-expired', { everyMs }), { instanceOf: RangeError });
    await t.notThrowsAsync(scheduler.schedule('purge-expired', { cron: '*/5 2-4 * * 1,3' }));
  });

  test(`${name}: a concurrency below 1 is a bug of the caller`, async (t) => {
    const { processes } = await open(t, 1);
    const [{ worker }] = processes;
    for (const count of [0, -1, 1.5])
      await t.throwsAsync(worker.start(doNothing, { concurrency: { notify: count }, graceMs: 0 }), {
        instanceOf: RangeError,
      });
  });

  test(`${name}: a worker that stops waits for running handlers within its grace, takes nothing more and gives back the rest`, async (t) => {
    const { processes } = await open(t, 2);
    const [first, second = first] = processes;
    const done: string[] = [];
    const aborted: string[] = [];
    let started = 0;
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const slow: JobHandler = async (job, { signal }) => {
      started += 1;
      await finished;
      if (signal.aborted) aborted.push(JSON.stringify(job));
      done.push(JSON.stringify(job));
    };
    for (let n = 0; n < 8; n += 1) await first.scheduler.enqueue(stageJob(n));
    const handle = await first.worker.start(slow, { concurrency: { 'run-stage': 2 }, graceMs: 60_000 });
    await until(() => started >= 2, 'two handlers run');
    let isStopped = false;
    const stopping = handle[Symbol.asyncDispose]().then(() => (isStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    t.false(isStopped, 'their end is waited for');
    finish();
    await stopping;
    t.deepEqual([started, done.length, aborted.length], [2, 2, 0]);
    t.deepEqual(await first.scheduler.pending(), { 'run-stage': 6 });
    const takenOverAt = performance.now();
    await using _ = await second.worker.start(async (job) => void done.push(JSON.stringify(job)), {
      concurrency: { 'run-stage': 8 },
      graceMs: 1_000,
    });
    await until(() => isEmpty(second.scheduler), 'the rest is done');
    t.log(`the rest was done ${Math.round(performance.now() - takenOverAt)} ms later`);
    t.is(new Set(done).size, 8);
    t.is(done.length, 8);
  });

  test(`${name}: after the grace the signals of running handlers abort, and their jobs run again elsewhere`, async (t) => {
    const { processes } = await open(t, 2);
    const [first, second = first] = processes;
    let startedAt = 0;
    let abortedAt = 0;
    const stubborn: JobHandler = (_job, { signal }) => {
      startedAt = performance.now();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          abortedAt = performance.now();
          reject(new Error('stopped half way'));
        });
      });
    };
    await first.scheduler.enqueue(stageJob(1));
    const handle = await first.worker.start(stubborn, { concurrency: {}, graceMs: 200 });
    await until(() => startedAt > 0, 'the handler runs');
    const stoppedAt = performance.now();
    await handle[Symbol.asyncDispose]();
    t.true(abortedAt - stoppedAt >= 190, `aborted after ${abortedAt - stoppedAt} ms`);
    let runs = 0;
    await using _ = await second.worker.start(async () => void (runs += 1), options);
    await until(() => isEmpty(second.scheduler), 'the job is done');
    t.is(runs, 1);
  });

  if (contract.canBreak)
    test(`${name}: a store that is gone is a SchedulingFault`, async (t) => {
      const { processes, breakStore } = await open(t, 1);
      const [{ scheduler, worker }] = processes;
      await breakStore?.();
      const fault = { instanceOf: SchedulingFault };
      const error = await t.throwsAsync(scheduler.enqueue(stageJob(1)), fault);
      t.true(error?.cause instanceof Error);
      await t.throwsAsync(scheduler.schedule('purge-expired', { everyMs: 1_000 }), fault);
      await t.throwsAsync(scheduler.pending(), fault);
      await t.throwsAsync(worker.start(doNothing, options), fault);
    });
};
