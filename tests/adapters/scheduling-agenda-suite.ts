import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext, TestFn } from 'ava';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createAgendaScheduling, type AgendaSchedulingOptions } from '../../adapters/scheduling-agenda/index.js';
import type { Job, JobScheduler } from '../../application/ports/job-scheduler.js';
import { executionId } from '../../domain/shared/ids.js';
import { jobSchedulerContract } from '../contracts/job-scheduler.contract.js';
import { openAddress, type QueueAddress } from './scheduling-agenda-address.js';
import type { WorkerProcessOptions } from './scheduling-agenda-process.js';
import { lockLifetimeMs } from './scheduling-agenda-lock.js';

export const firstRestMs = 50;

export const stageJob = (n: number): Job => ({
  name: 'run-stage',
  executionId: executionId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`),
  stage: 'look',
});

export const until = async (isTrue: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${isTrue.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

export const isEmpty = async (scheduler: JobScheduler): Promise<boolean> =>
  Object.keys(await scheduler.pending()).length === 0;

export const openAgenda = (address: QueueAddress, options: Partial<AgendaSchedulingOptions> = {}) => {
  const { backend, close } = openAddress(address);
  const scheduling = createAgendaScheduling({
    backend,
    processName: 'test',
    lockLifetimeMs: 2_000,
    processEveryMs: 100,
    firstRestMs,
    logger: createNullLogger(),
    ...options,
  });
  const dispose = async (): Promise<void> => {
    await scheduling[Symbol.asyncDispose]();
    await close();
  };
  return { ...scheduling, close, dispose };
};

/** Whatever a test comes to, what it opened is closed: what stays open would keep the process from ending. */
export const agendaOn = (
  t: ExecutionContext,
  address: QueueAddress,
  options: Partial<AgendaSchedulingOptions> = {},
) => {
  const opened = openAgenda(address, options);
  t.teardown(opened.dispose);
  return opened;
};

export const startProcess = async (t: ExecutionContext, options: WorkerProcessOptions): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('./scheduling-agenda-process.js', import.meta.url)), [
    JSON.stringify(options),
  ]);
  t.teardown(() => kill(child));
  await once(child, 'message', { signal: AbortSignal.timeout(60_000) });
  return child;
};

export const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

export interface Entry {
  readonly pid: number;
  readonly at: number;
  readonly what: 'begun' | 'aborted';
  readonly job: Job;
}

/** A file that worker processes write to. */
export const journalOf = async (t: ExecutionContext) => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'journal');
  const entries = async (): Promise<Entry[]> =>
    (await readFile(file, 'utf8').catch(() => ''))
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Entry);
  return { file, entries };
};

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface TestQueue {
  readonly address: QueueAddress;
  /** Nobody reaches it any more. Where there is no way to it that could be cut, what was handed in is closed. */
  readonly cut?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BackendUnderTest {
  readonly name: string;
  /** A queue of its own, empty. */
  readonly open: () => Promise<TestQueue>;
  readonly manyJobs: number;
  /** For three processes; default 200. */
  readonly sharedJobs?: number;
  /** False where all processes are on one machine, so under one clock. */
  readonly hasOwnClock: boolean;
}

/** What every backend has to stand, beyond the port's contract: several processes, deaths, long pauses, wrong clocks, long queues. */
export const agendaBackendSuite = (test: TestFn, backend: BackendUnderTest): void => {
  const title = `scheduling-agenda on ${backend.name}`;

  const queue = async (t: ExecutionContext): Promise<QueueAddress> => {
    const { address, close } = await backend.open();
    t.teardown(close);
    return address;
  };

  jobSchedulerContract(test, {
    name: title,
    firstRestMs,
    canBreak: true,
    async create(count, pollEveryMs) {
      const { address, cut, close } = await backend.open();
      const rarely = pollEveryMs && { processEveryMs: pollEveryMs, lockLifetimeMs: 3 * pollEveryMs };
      const open = () => openAgenda(address, { ...rarely });
      const first = open();
      const all = [first, ...Array.from({ length: count - 1 }, open)] as const;
      return {
        processes: [first, ...all.slice(1)],
        breakStore: cut ?? first.close,
        async dispose() {
          for (const one of all) await one.dispose();
          await close();
        },
      };
    },
  });

  test.serial(`${title}: the job of a killed process runs again in another one, one lock life later`, async (t) => {
    const address = await queue(t);
    const journal = await journalOf(t);
    const { scheduler } = agendaOn(t, address);
    await scheduler.enqueue(stageJob(1));
    const victim = await startProcess(t, { address, journal: journal.file, workMs: 60_000 });
    await until(async () => (await journal.entries()).length === 1);
    // Longer than its lock: it was renewed.
    await rest(1.25 * lockLifetimeMs);
    const rescuer = await startProcess(t, { address, journal: journal.file });
    await rest(500);
    t.is((await journal.entries()).length, 1, 'a living worker keeps its job');
    const killedAt = performance.now();
    await kill(victim);
    await until(async () => (await journal.entries()).length === 2);
    const afterMs = performance.now() - killedAt;
    t.log(`run again ${Math.round(afterMs)} ms after the kill (lock life ${lockLifetimeMs} ms)`);
    t.deepEqual(
      (await journal.entries()).map(({ pid }) => pid),
      [victim.pid, rescuer.pid],
    );
    await until(() => isEmpty(scheduler));
  });

  test.serial(
    `${title}: a process that stood still for longer than its lock disturbs nobody when it goes on`,
    async (t) => {
      const address = await queue(t);
      const journal = await journalOf(t);
      const { scheduler } = agendaOn(t, address);
      await scheduler.enqueue(stageJob(1));
      const sleeper = await startProcess(t, { address, journal: journal.file, workMs: 3_000 });
      await until(async () => (await journal.entries()).length === 1);
      sleeper.kill('SIGSTOP');
      await startProcess(t, { address, journal: journal.file, workMs: 2.5 * lockLifetimeMs });
      await until(async () => (await journal.entries()).length === 2);
      sleeper.kill('SIGCONT');
      await until(() => isEmpty(scheduler));
      const entries = await journal.entries();
      t.is(entries.filter(({ what }) => what === 'begun').length, 2, 'twice at most, for the second one kept its lock');
      const [first, second] = entries;
      t.is(first?.pid, sleeper.pid);
      t.not(second?.pid, sleeper.pid);
    },
  );

  const sharedJobs = backend.sharedJobs ?? 200;
  test.serial(`${title}: three processes run ${sharedJobs} jobs, each once`, async (t) => {
    const address = await queue(t);
    const journal = await journalOf(t);
    const { scheduler } = agendaOn(t, address);
    const clocks = backend.hasOwnClock ? [0, 3_600_000, -3_600_000] : [0, 0, 0];
    const workers = await Promise.all(
      clocks.map((clockErrorMs) =>
        startProcess(t, { address, journal: journal.file, workMs: 60, concurrency: 4, clockErrorMs }),
      ),
    );
    for (let n = 0; n < sharedJobs; n += 1) await scheduler.enqueue(stageJob(n));
    await until(() => isEmpty(scheduler));
    const entries = await journal.entries();
    t.is(entries.length, sharedJobs);
    t.is(new Set(entries.map(({ job }) => JSON.stringify(job))).size, sharedJobs);
    const share = workers.map(({ pid }) => entries.filter((entry) => entry.pid === pid).length);
    t.log(`shares: ${share.join(', ')}; clocks wrong by ${clocks.map((ms) => `${ms / 60_000} min`).join(', ')}`);
    for (const jobs of share) t.true(jobs > 0, 'every process gets some');
  });

  test.serial(`${title}: a period runs once although six processes ask for it, and one of them dies`, async (t) => {
    const address = await queue(t);
    const journal = await journalOf(t);
    const everyMs = 1_500;
    const clocks = backend.hasOwnClock ? [0, 0, 3_600_000, 3_600_000, -3_600_000, -86_400_000] : [0, 0, 0, 0, 0, 0];
    const processes = await Promise.all(
      clocks.map((clockErrorMs) => startProcess(t, { address, journal: journal.file, clockErrorMs, everyMs })),
    );
    await until(async () => (await journal.entries()).length >= 2);
    const [victim] = processes;
    if (victim) await kill(victim);
    await until(async () => (await journal.entries()).length >= 6);
    const at = (await journal.entries()).map((entry) => entry.at);
    const gaps = at.slice(1).map((ms, i) => ms - (at[i] ?? 0));
    t.log(`gaps: ${gaps.map((ms) => `${ms} ms`).join(', ')}`);
    // All look ten times a second: a second run of a period would come at once, one of the next period may be noted late.
    for (const gap of gaps) t.true(gap > everyMs * 0.4, `two runs ${gap} ms apart`);
  });

  test.serial(`${title}: ${backend.manyJobs} jobs pass through one worker, each once`, async (t) => {
    const address = await queue(t);
    // The end of each job brings the next one: the poll is not what carries them.
    const { scheduler, worker } = agendaOn(t, address, { processEveryMs: 500 });
    const seen = new Set<string>();
    let calls = 0;
    const startedAt = performance.now();
    for (let n = 0; n < backend.manyJobs; n += 50)
      await Promise.all(Array.from({ length: 50 }, (_, i) => scheduler.enqueue(stageJob(n + i))));
    const storedAt = performance.now();
    t.deepEqual(await scheduler.pending(), { 'run-stage': backend.manyJobs });
    await worker.start(
      async (job) => {
        calls += 1;
        seen.add(JSON.stringify(job));
      },
      { concurrency: { 'run-stage': 8 }, graceMs: 1_000 },
    );
    await until(async () => calls >= backend.manyJobs && (await isEmpty(scheduler)), 120_000);
    const perSecond = (ms: number): number => Math.round((backend.manyJobs * 1_000) / ms);
    t.log(`stored ${perSecond(storedAt - startedAt)} jobs/s, run ${perSecond(performance.now() - storedAt)} jobs/s`);
    t.deepEqual([calls, seen.size], [backend.manyJobs, backend.manyJobs]);
  });

  test(`${title}: a handler that works longer than a lock lives keeps its job to itself`, async (t) => {
    const address = await queue(t);
    const fast = { lockLifetimeMs: 2_000, processEveryMs: 50 };
    const first = agendaOn(t, address, fast);
    const second = agendaOn(t, address, fast);
    let runs = 0;
    const handler = async (): Promise<void> => {
      runs += 1;
      await rest(3 * fast.lockLifetimeMs);
    };
    const options = { concurrency: {}, graceMs: 1_000 };
    await first.worker.start(handler, options);
    await second.worker.start(handler, options);
    await first.scheduler.enqueue(stageJob(1));
    await until(() => isEmpty(first.scheduler));
    t.is(runs, 1);
  });
};
