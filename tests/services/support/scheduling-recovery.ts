import type { ExecutionContext, TestFn } from 'ava';
import { SchedulingFault } from '../../../application/ports/job-scheduler.js';
import type { QueueAddress } from '../../adapters/scheduling-agenda-address.js';
import { agendaOn, isEmpty, stageJob, until } from '../../adapters/scheduling-agenda-suite.js';
import { startTcpRelay } from './tcp-relay.js';

export interface BreakableServer extends AsyncDisposable {
  readonly port: number;
  /** Like a loss of power; what was stored stays. */
  readonly die: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
}

export interface BreakableBackend {
  readonly name: string;
  readonly start: () => Promise<BreakableServer>;
  readonly addressAt: (port: number) => QueueAddress;
  /** Workers hear of a job of another process before they look for one. */
  readonly wakesOthers: boolean;
}

/** Every call ends within this, whatever the server does. */
const longestCallMs = 60_000;

/** What becomes of a worker when its server dies, or falls silent, and comes back. */
export const recoverySuite = (test: TestFn, { name, start, addressAt, wakesOthers }: BreakableBackend): void => {
  const title = `scheduling-agenda on ${name}`;

  const server = async (t: ExecutionContext): Promise<BreakableServer> => {
    const started = await start();
    t.teardown(async () => started[Symbol.asyncDispose]());
    return started;
  };

  const faultOf = async (t: ExecutionContext, call: () => Promise<unknown>): Promise<void> => {
    const calledAt = performance.now();
    const error = await t.throwsAsync(call(), { instanceOf: SchedulingFault });
    t.true(error?.cause instanceof Error);
    t.log(`a fault after ${Math.round(performance.now() - calledAt)} ms`);
    t.true(performance.now() - calledAt < longestCallMs);
  };

  test(`${title}: a worker outlives its server's death; nothing that was stored is lost, and nothing runs without end`, async (t) => {
    const broken = await server(t);
    const address = addressAt(broken.port);
    const slowPoll = { processEveryMs: 1_500, lockLifetimeMs: 4_500 };
    const mine = agendaOn(t, address, slowPoll);
    const other = agendaOn(t, address, slowPoll);
    const runs: string[] = [];
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    await mine.worker.start(
      async (job) => {
        runs.push(JSON.stringify(job));
        if (runs.length === 1) await finished;
      },
      { concurrency: { 'run-stage': 1 }, graceMs: 1_000 },
    );
    await mine.scheduler.enqueue(stageJob(1));
    await other.scheduler.enqueue(stageJob(2));
    await until(() => runs.length === 1);
    await broken.die();
    await faultOf(t, () => other.scheduler.enqueue(stageJob(99)));
    await faultOf(t, () => mine.scheduler.pending());
    finish();
    await broken.comeBack();
    // The end of the first one could not be stored: it may run again when its lock has run out.
    await until(() => isEmpty(other.scheduler).catch(() => false));
    t.true(runs.length <= 3, runs.join('\n'));
    t.deepEqual(new Set(runs), new Set([1, 2].map((n) => JSON.stringify(stageJob(n)))));
    const again = async (n: number): Promise<number> => {
      const before = runs.length;
      const storedAt = performance.now();
      await other.scheduler.enqueue(stageJob(n));
      await until(() => runs.length > before);
      return performance.now() - storedAt;
    };
    t.true((await again(3)) < longestCallMs);
    if (!wakesOthers) return;
    for (const round of ['first', 'second']) {
      // The wake-up channel rests before it connects again.
      let wokenMs = Infinity;
      await until(async () => (wokenMs = await again(4)) < slowPoll.processEveryMs / 3);
      t.log(`woken by another after ${Math.round(wokenMs)} ms, after the ${round} death`);
      if (round === 'second') return;
      await broken.die();
      await broken.comeBack();
      await until(() => isEmpty(other.scheduler).catch(() => false));
    }
  });

  test(`${title}: a server that falls silent holds nobody up for ever`, async (t) => {
    const silent = await server(t);
    const relay = await startTcpRelay(silent.port);
    t.teardown(async () => relay[Symbol.asyncDispose]());
    const { scheduler, worker, dispose } = agendaOn(t, addressAt(relay.port));
    let runs = 0;
    await worker.start(async () => void (runs += 1), { concurrency: {}, graceMs: 500 });
    await scheduler.enqueue(stageJob(1));
    await until(() => runs === 1);
    relay.fallSilent();
    await faultOf(t, () => scheduler.enqueue(stageJob(2)));
    relay.speakAgain();
    await until(() =>
      scheduler.enqueue(stageJob(3)).then(
        () => true,
        () => false,
      ),
    );
    await until(() => runs >= 2);
    relay.fallSilent();
    const leftAt = performance.now();
    await dispose();
    t.log(`left a silent server after ${Math.round(performance.now() - leftAt)} ms`);
    t.true(performance.now() - leftAt < longestCallMs);
  });
};
