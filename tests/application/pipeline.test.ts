import test, { type ExecutionContext } from 'ava';
import {
  CancelExecution,
  AnalyzeVideo,
  RemoveVideo,
  RequeueStuckStages,
  RunStage,
  type Job,
  type JobScheduler,
  type StageHandler,
  type Transaction,
} from '../../application/index.js';
import { InferenceFault } from '../../application/ports/inference.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import {
  ObjectNotFound,
  StorageFault,
  StorageFull,
  StorageLimitExceeded,
} from '../../application/ports/video-storage.js';
import { isOutage } from '../../application/use-cases/pipeline/is-outage.js';
import { defaultAttemptPolicy } from '../../domain/pipeline/attempt-policy.js';
import { claimStage, startableSince } from '../../domain/pipeline/execution-decisions.js';
import type { PipelineExecution, RunningExecution } from '../../domain/pipeline/pipeline-execution.js';
import { noCost } from '../../domain/pipeline/stage-cost.js';
import { stageNames, type StageName } from '../../domain/pipeline/stage.js';
import { executionId, workerId, type ExecutionId, type VideoId } from '../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../domain/shared/result.js';
import { aDoneStage, aRunningStage, anExecution } from '../builders/an-execution.js';
import { aProcessingVideo } from '../builders/a-video.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, hour, minute, second } from '../builders/moments.js';
import { said } from '../domain/signals.js';
import { openApplication, type Application } from './harness.js';

const { leaseMs } = defaultAttemptPolicy;
const never = new AbortController().signal;
const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);
const done: StageHandler = { run: async () => accept({ artifacts: [], cost: noCost }) };

/** Lets time go by in steps until the work is over; throws when it is not within a hundred. */
const advanceUntil = async (app: Application, work: Promise<unknown>, stepMs: number = second): Promise<void> => {
  let isOver = false;
  void work.finally(() => (isOver = true));
  for (let step = 0; !isOver; step++) {
    if (step === 100) throw new Error('the work does not end');
    await app.clock.advance(stepMs);
  }
};

/** A handler that stands still until it is let go or its signal aborts. */
const gated = () => {
  let open = (): void => undefined;
  let entered = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const isIn = new Promise<void>((resolve) => (entered = resolve));
  const seen: { signal?: AbortSignal } = {};
  const handler: StageHandler = {
    run: async ({ signal }) => {
      seen.signal = signal;
      entered();
      const aborted = new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
      );
      await Promise.race([gate, aborted]);
      return accept({ artifacts: [], cost: noCost });
    },
  };
  return { handler, isIn, seen, open: () => open() };
};

const uploaded = async (app: Application) => {
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  await app.takeJobs();
  return { video, id: execution.id };
};

const loadIn = async (tx: Transaction, id: ExecutionId): Promise<PipelineExecution> => {
  const found = await tx.executions.find(id);
  if (found === undefined) throw new Error('no execution');
  return found;
};

const load = (app: Application, id: ExecutionId): Promise<PipelineExecution> => app.read((tx) => loadIn(tx, id));

/** Another worker claims a stage, and is not heard of again. */
const claimBy = (app: Application, name: string, id: ExecutionId, stage: StageName, now = app.clock.now()) =>
  app.unitOfWork.run(async (tx) => {
    const claim = claimStage(await loadIn(tx, id), stage, workerId(name), defaultAttemptPolicy, now);
    return claim.ok ? tx.executions.update(claim.value.execution) : claim;
  });

const stateOf = async (app: Application, id: VideoId) => (await app.read((tx) => tx.videos.find(id)))?.state;

const isStage = (t: ExecutionContext, jobs: readonly Job[], ...stages: StageName[]): boolean =>
  t.deepEqual(jobs.flatMap((job) => (job.name === 'run-stage' ? [job.stage] : [])).sort(), [...stages].sort());

test('a whole analysis ends in a draft report, one task and one message, and its news come in order', async (t) => {
  await using app = await openApplication({ inference: { words: said('какая гадость это дерьмо', 500) } });
  const video = await app.upload();
  const others = await app.runJobs();
  t.is(others.length, 1);
  t.like(others[0], { name: 'notify', notification: { kind: 'analysis-ready', to: app.owner.email, triggerCount: 1 } });
  const now = await app.read((tx) => tx.videos.find(video.id));
  t.is(now?.state, 'verification');
  const rows = await app.read(async (tx) => {
    const [execution] = await tx.executions.ofVideo(video.id);
    const report = execution && (await tx.reports.ofExecution(execution.id));
    const triggers = execution && (await tx.triggers.ofExecution(execution.id));
    return { execution, report, triggers, tasks: await tx.tasks.ofVideo(video.id) };
  });
  t.is(rows.execution?.state, 'completed');
  t.is(rows.report?.state, 'draft');
  t.deepEqual(
    rows.triggers?.map(({ riskCode }) => riskCode),
    ['PROF_RUDE'],
  );
  t.deepEqual(
    rows.tasks.map(({ state, reportId }) => [state, reportId]),
    [['pending', rows.report?.id]],
  );
  t.deepEqual(
    app.news.flatMap((event) => (event.kind === 'stage' && event.state === 'done' ? [event.stage] : [])),
    [...stageNames],
  );
  t.deepEqual(app.news.at(-1), { kind: 'video', videoId: video.id, state: 'verification' });
});

test('running any stage again changes nothing', async (t) => {
  await using app = await openApplication({ inference: { words: said('дерьмо') } });
  const { id } = await uploaded(app);
  const run = app.worker();
  const snapshot = async () => ({
    execution: await load(app, id),
    triggers: await app.read((tx) => tx.triggers.ofExecution(id)),
  });
  t.is(await run.execute(id, 'publish', never), 'skipped', 'its time has not come');
  for (const stage of stageNames) {
    t.is(await run.execute(id, stage, never), 'done');
    const before = await snapshot();
    await app.takeJobs();
    t.is(await run.execute(id, stage, never), 'skipped');
    t.deepEqual(await snapshot(), before);
    t.deepEqual(await app.takeJobs(), []);
  }
  t.is((await load(app, id)).state, 'completed');
});

test('transcribe and look that complete at the same moment start detect exactly once', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const [speech, sight] = [gated(), gated()];
  const run = app.worker(workerId('w'), { transcribe: speech.handler, look: sight.handler });
  await run.execute(id, 'validate', never);
  await run.execute(id, 'extract', never);
  isStage(t, await app.takeJobs(), 'extract', 'transcribe', 'look');
  const both = Promise.all([run.execute(id, 'transcribe', never), run.execute(id, 'look', never)]);
  await Promise.all([speech.isIn, sight.isIn]);
  speech.open();
  sight.open();
  t.deepEqual(await both, ['done', 'done']);
  isStage(t, await app.takeJobs(), 'detect');
});

test('of many workers that are offered one stage at once, one runs it', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  let runs = 0;
  const counting: StageHandler = { run: async () => (runs++, accept({ artifacts: [], cost: noCost })) };
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      app.worker(workerId(`w${i}`), { validate: counting }).execute(id, 'validate', never),
    ),
  );
  t.is(runs, 1);
  t.is(outcomes.filter((outcome) => outcome === 'done').length, 1);
  t.is(outcomes.filter((outcome) => outcome === 'skipped').length, 19);
});

test('a living worker keeps its stage however long it works', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const gate = gated();
  const running = app.worker(workerId('w'), { validate: gate.handler }).execute(id, 'validate', never);
  await gate.isIn;
  await app.clock.advance(10 * minute);
  t.is(await app.worker(workerId('other')).execute(id, 'validate', never), 'skipped');
  gate.open();
  t.is(await running, 'done');
});

test('a worker whose stage was taken over is told to stop, and writes nothing', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const gate = gated();
  const running = app.worker(workerId('slow'), { validate: gate.handler }).execute(id, 'validate', never);
  await gate.isIn;
  // As a paused process: its lease ends while its heartbeat stands still.
  t.is(kindOf(await claimBy(app, 'quick', id, 'validate', atNoon(leaseMs))), 'ok');
  await app.clock.advance(second);
  t.true(gate.seen.signal?.aborted);
  t.is(await running, 'lost');
  const { stages } = await load(app, id);
  t.like(stages.validate, { state: 'running', workerId: 'quick', attempts: 2 });
  t.deepEqual(await app.takeJobs(), []);
});

test('a result that comes after a take-over is thrown away even without a heartbeat in between', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  for (const late of ['ok', 'refused', 'thrown'] as const) {
    const gate = gated();
    const handler: StageHandler = {
      run: async (context) => {
        const outcome = await gate.handler.run(context);
        if (late === 'thrown') throw new Error('late');
        return late === 'ok' ? outcome : refuse({ kind: 'empty-file' });
      },
    };
    const running = app.worker(workerId('slow'), { validate: handler }).execute(id, 'validate', never);
    await gate.isIn;
    const before = await app.unitOfWork.run(async (tx) => {
      const execution = (await tx.executions.find(id)) as RunningExecution;
      const stage = aRunningStage({ fencingToken: 99, workerId: workerId('quick') });
      await tx.executions.update({ ...execution, claims: 99, stages: { ...execution.stages, validate: stage } });
      return accept(await tx.executions.find(id));
    });
    gate.open();
    t.is(await running, 'lost', late);
    t.deepEqual(await load(app, id), before.value);
    t.deepEqual(await app.takeJobs(), []);
    await app.unitOfWork.run(async (tx) => {
      const execution = (await tx.executions.find(id)) as RunningExecution;
      const { stages } = anExecution();
      return tx.executions.update({ ...execution, stages });
    });
  }
});

test('a fault is tried again after a growing rest; a spent budget fails the video and tells its owner', async (t) => {
  await using app = await openApplication();
  const { video, id } = await uploaded(app);
  const failing: StageHandler = { run: () => Promise.reject(new Error('out of memory')) };
  const run = app.worker(workerId('w'), { validate: failing });
  for (const [attempt, restMs] of [1_000, 2_000, 4_000].entries()) {
    t.is(await run.execute(id, 'validate', never), 'will-retry');
    t.like((await load(app, id)).stages.validate, {
      state: 'waiting',
      attempts: attempt + 1,
      lastFault: 'Error: out of memory',
    });
    t.deepEqual(await app.takeJobs(), []);
    await app.clock.advance(restMs - 1);
    t.deepEqual(await app.takeJobs(), []);
    t.is(await run.execute(id, 'validate', never), 'skipped', 'it still rests');
    await app.clock.advance(1);
    isStage(t, await app.takeJobs(), 'validate');
  }
  t.is(await run.execute(id, 'validate', never), 'failed');
  const failure = { kind: 'attempts-exhausted', stage: 'validate', attempts: 3 };
  t.like(await app.read((tx) => tx.videos.find(video.id)), { state: 'failed', failure });
  t.like(await load(app, id), { state: 'failed', failure });
  const letters = (await app.takeJobs()).flatMap((job) => (job.name === 'notify' ? [job.notification] : []));
  t.like(letters[0], { kind: 'video-failed', to: app.owner.email, reason: 'attempts-exhausted' });
  t.like(letters[1], {
    ...{ kind: 'stage-exhausted', to: app.admin.email, link: `/x/${id}`, videoId: video.id },
    ...{ stage: 'validate', fault: 'Error: out of memory' },
  });
  t.is(letters.length, 2);
  t.deepEqual(app.news.at(-1), { kind: 'video', videoId: video.id, state: 'failed' });
  t.is(await run.execute(id, 'validate', never), 'skipped');
  t.deepEqual(await app.takeJobs(), []);
});

test('a video whose media are to blame fails at the first attempt', async (t) => {
  await using app = await openApplication({ media: { extractRefusal: { kind: 'unreadable-media', detail: 'x' } } });
  const { video, id } = await uploaded(app);
  const run = app.worker();
  await run.execute(id, 'validate', never);
  t.is(await run.execute(id, 'extract', never), 'failed');
  t.like(await app.read((tx) => tx.videos.find(video.id)), {
    state: 'failed',
    failure: { kind: 'media-refused', reason: { kind: 'unreadable-media' } },
  });
  t.like((await app.takeJobs()).at(-1), { notification: { kind: 'video-failed', reason: 'unreadable-media' } });
});

test('a worker that stops hands its stage back at once and without blame', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const gate = gated();
  const stop = new AbortController();
  const running = app.worker(workerId('w'), { validate: gate.handler }).execute(id, 'validate', stop.signal);
  await gate.isIn;
  stop.abort(new Error('stop'));
  t.is(await running, 'handed-back');
  t.like((await load(app, id)).stages.validate, { state: 'waiting', attempts: 0 });
  isStage(t, await app.takeJobs(), 'validate');
  t.is(await app.worker(workerId('next')).execute(id, 'validate', never), 'done');
});

test('a write that another run overtakes is decided again', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const touch = () =>
    app.unitOfWork.run(async (tx) => {
      const execution = await tx.executions.find(id);
      return execution ? tx.executions.update(execution) : accept(undefined);
    });
  let overtakes = 0;
  const unitOfWork: typeof app.unitOfWork = {
    run: async (work) => {
      // What was read before the other write is written after it.
      if (overtakes >= 6) return app.unitOfWork.run(work);
      overtakes++;
      await app.unitOfWork.run(async (tx) => {
        await work(tx);
        return refuse({ kind: 'undone' });
      });
      await touch();
      return refuse({ kind: 'stale-write', subject: 'execution', id }) as never;
    },
  };
  const run = new RunStage({
    ...app,
    unitOfWork,
    handlers: { ...app.handlers, validate: done },
    workerId: workerId('w'),
  });
  t.is(await run.execute(id, 'validate', never), 'done');
  t.is(overtakes, 6);
});

test('a database that is away when the work is done is waited for, and the work is not done twice', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  let runs = 0;
  let writes = 0;
  const breaking: StageHandler = {
    run: async () => {
      runs += 1;
      const commit = async () => {
        writes += 1;
        if (writes < 4) throw new PersistenceFault('away');
        return accept(undefined);
      };
      return accept({ artifacts: [], cost: noCost, commit });
    },
  };
  const running = app.worker(workerId('w'), { validate: breaking }).execute(id, 'validate', never);
  await advanceUntil(app, running);
  t.is(await running, 'done');
  t.deepEqual([runs, writes], [1, 4]);
  t.like((await load(app, id)).stages.validate, { state: 'done', attempts: 1, outages: 0 });
});

test('a store that stays broken is an outage: the attempt is not held against the video, for about an hour', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const away: StageHandler = { run: () => Promise.reject(new StorageFault('no answer')) };
  const run = app.worker(workerId('w'), { validate: away });
  const begun = app.clock.now();
  for (let outage = 1; outage <= defaultAttemptPolicy.maxOutages; outage++) {
    t.is(await run.execute(id, 'validate', never), 'will-retry');
    const { validate } = (await load(app, id)).stages;
    t.like(validate, { state: 'waiting', attempts: 0, outages: outage, lastFault: 'StorageFault: no answer' });
    if (validate.state === 'waiting') await app.clock.advance(validate.notBefore - app.clock.now());
  }
  t.true(app.clock.now() - begun > 50 * minute && app.clock.now() - begun < 70 * minute);
  for (const restMs of [1_000, 2_000, 4_000]) {
    t.is(await run.execute(id, 'validate', never), 'will-retry');
    await app.clock.advance(restMs);
  }
  t.is(await run.execute(id, 'validate', never), 'failed');
});

test('what is about the video itself is no outage', (t) => {
  const outages = [
    new PersistenceFault('x'),
    new StorageFault('x'),
    new StorageFull('x'),
    new InferenceFault('x', { isOutage: true }),
  ];
  const faults = [new ObjectNotFound('x'), new StorageLimitExceeded('x'), new InferenceFault('x'), new Error('x'), 'x'];
  t.deepEqual(outages.map(isOutage), [true, true, true, true]);
  t.deepEqual(faults.map(isOutage), [false, false, false, false, false]);
});

test('a stage that hangs is given up after its limit, and its slot is free again even when it does not stop', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  let seen: AbortSignal | undefined;
  const hanging: StageHandler = {
    run: ({ signal }) => {
      seen = signal;
      return new Promise(() => undefined);
    },
  };
  const running = app.worker(workerId('w'), { validate: hanging }).execute(id, 'validate', never);
  await advanceUntil(app, running, 30 * second);
  t.is(await running, 'will-retry');
  t.true(seen?.aborted);
  const { validate } = (await load(app, id)).stages;
  t.like(validate, { state: 'waiting', attempts: 1, outages: 0 });
  t.regex(validate.lastFault ?? '', /did not stop/);
});

test('a cancel ends the analysis for good, stops who works on it and sends no message', async (t) => {
  await using app = await openApplication();
  const { video, id } = await uploaded(app);
  const cancel = new CancelExecution(app);
  const gate = gated();
  const running = app.worker(workerId('w'), { validate: gate.handler }).execute(id, 'validate', never);
  await gate.isIn;
  t.is(kindOf(await cancel.execute(app.actors.stranger, id)), 'not-found');
  t.is(kindOf(await cancel.execute(app.actors.operator, id)), 'forbidden');
  t.is(kindOf(await cancel.execute(app.actors.owner, executionId(freshId()))), 'not-found');
  t.is(kindOf(await cancel.execute(app.actors.owner, id)), 'ok');
  t.is(kindOf(await cancel.execute(app.actors.owner, id)), 'execution-over');
  await app.clock.advance(second);
  t.is(await running, 'lost');
  t.like(await app.read((tx) => tx.videos.find(video.id)), { state: 'failed', failure: { kind: 'cancelled' } });
  t.deepEqual(await app.takeJobs(), []);
  t.deepEqual(app.news.at(-1), { kind: 'video', videoId: video.id, state: 'failed' });

  const again = await new AnalyzeVideo(app).execute(app.actors.owner, video.id);
  t.true(again.ok, 'a cancelled analysis may be started anew');
  await app.runJobs();
  t.is(await stateOf(app, video.id), 'verification');
});

test('a cancel before the first stage ends an uploaded video', async (t) => {
  await using app = await openApplication();
  const { video, id } = await uploaded(app);
  t.is(kindOf(await new CancelExecution(app).execute(app.actors.owner, id)), 'ok');
  t.is((await app.read((tx) => tx.videos.find(video.id)))?.state, 'failed');
  t.is(await app.worker().execute(id, 'validate', never), 'skipped');
});

test('what a stage wrote after its video was removed is deleted when the stage notices', async (t) => {
  await using app = await openApplication();
  const { video, id } = await uploaded(app);
  const gate = gated();
  const writing: StageHandler = {
    run: async (context) => {
      await app.artifacts.writeLines(context.execution, 'frame-index', [1], never);
      return gate.handler.run(context);
    },
  };
  const running = app.worker(workerId('w'), { validate: writing }).execute(id, 'validate', never);
  await gate.isIn;
  await new RemoveVideo(app).execute(app.actors.owner, video.id);
  await app.takeJobs();
  await app.clock.advance(second);
  t.is(await running, 'lost');
  t.deepEqual(await app.takeJobs(), [{ name: 'delete-stored', prefix: `artifacts/${id}` }]);
  t.is(await app.worker().execute(id, 'validate', never), 'skipped');
  t.deepEqual(
    await app.takeJobs(),
    [{ name: 'delete-stored', prefix: `artifacts/${id}` }],
    'also for a worker that died',
  );
});

test('an analysis whose video another analysis has is ended, not tried for ever', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  await app.unitOfWork.run(async (tx) => {
    const execution = await tx.executions.find(id);
    const video = execution && (await tx.videos.find(execution.videoId));
    if (video?.state !== 'uploaded') throw new Error('not uploaded');
    return tx.videos.update(aProcessingVideo({ ...video, state: 'processing', executionId: executionId(freshId()) }));
  });
  t.is(await app.worker().execute(id, 'validate', never), 'skipped');
  t.like(await load(app, id), { state: 'failed', failure: { kind: 'cancelled' } });
  for (const state of ['pending', 'running'] as const)
    t.deepEqual(await app.read((tx) => tx.executions.unfinished(state, 10)), []);
});

/** A queue that keeps what it is given; `busy`: jobs that wait in it besides. */
const countingQueue = (busy = 0) => {
  const given: Job[] = [];
  const scheduler: JobScheduler = {
    enqueue: async (job) => void given.push(job),
    schedule: async () => undefined,
    pending: async () => ({ 'run-stage': busy + given.length }),
  };
  return { scheduler, given };
};

test('a stage becomes startable when its needs are done, whatever happens beside it', (t) => {
  const stages = {
    ...anExecution().stages,
    validate: aDoneStage(),
    extract: aDoneStage({ finishedAt: atNoon(minute) }),
  };
  const execution = { ...anExecution({ updatedAt: atNoon(hour) }), stages };
  t.is(startableSince(execution, 'validate'), undefined);
  t.is(startableSince(execution, 'look'), atNoon(minute));
  t.is(startableSince(execution, 'detect'), undefined);
  const held = { ...execution, stages: { ...stages, look: aRunningStage({ leaseExpiresAt: atNoon(2 * minute) }) } };
  t.is(startableSince(held, 'look'), atNoon(2 * minute));
});

test('a stage whose worker died gets a job when its lease ends, once, and again only after half a minute', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const { scheduler, given } = countingQueue(5_000);
  const requeue = new RequeueStuckStages({ ...app, scheduler });
  t.is(kindOf(await claimBy(app, 'dead', id, 'validate')), 'ok');
  await app.clock.advance(leaseMs - 1);
  t.is(await requeue.execute(), 0, 'a living lease is left alone');
  await app.clock.advance(1);
  t.is(await requeue.execute(), 1, 'also when the queue is full');
  t.deepEqual(given, [{ name: 'run-stage', executionId: id, stage: 'validate' }]);
  for (let pass = 0; pass < 58; pass++) {
    await app.clock.advance(500);
    await requeue.execute();
  }
  t.is(given.length, 1, 'a busy queue is not flooded');
  await app.clock.advance(second);
  t.is(await requeue.execute(), 1);
});

test('a dead stage is resumed although its sibling lives and renews its lease all the time', async (t) => {
  await using app = await openApplication();
  const { id } = await uploaded(app);
  const gate = gated();
  const run = app.worker(workerId('living'), { look: gate.handler });
  await run.execute(id, 'validate', never);
  await run.execute(id, 'extract', never);
  await app.takeJobs();
  t.is(kindOf(await claimBy(app, 'dead', id, 'transcribe')), 'ok');
  const looking = run.execute(id, 'look', never);
  await gate.isIn;
  await app.clock.advance(leaseMs + 500);
  const { scheduler, given } = countingQueue();
  await new RequeueStuckStages({ ...app, scheduler }).execute();
  isStage(t, given, 'transcribe');
  gate.open();
  t.is(await looking, 'done');
});

test('a dead worker is noticed behind any number of executions that nobody has begun', async (t) => {
  await using app = await openApplication();
  const { id, video } = await uploaded(app);
  t.is(kindOf(await claimBy(app, 'dead', id, 'validate')), 'ok');
  await app.unitOfWork.run(async (tx) => {
    for (let i = 0; i < 1_001; i++)
      await tx.executions.add(anExecution({ videoId: video.id, createdAt: atNoon(-hour), updatedAt: atNoon(-hour) }));
    return accept(undefined);
  });
  await app.clock.advance(leaseMs);
  const { scheduler, given } = countingQueue(5_000);
  await new RequeueStuckStages({ ...app, scheduler }).execute();
  t.deepEqual(given, [{ name: 'run-stage', executionId: id, stage: 'validate' }]);
});

test('a stage that lost its job gets another after half a minute, unless the queue is full of others', async (t) => {
  await using app = await openApplication();
  await uploaded(app);
  const [idle, full] = [countingQueue(), countingQueue(200)];
  const [requeue, held] = [idle, full].map(({ scheduler }) => new RequeueStuckStages({ ...app, scheduler }));
  await app.clock.advance(29_999);
  t.is(await requeue?.execute(), 0);
  await app.clock.advance(1);
  t.is(await requeue?.execute(), 1);
  t.is(await requeue?.execute(), 0);
  t.is(await held?.execute(), 0);
});

test('a pass that fails half way is made up for by the next', async (t) => {
  await using app = await openApplication();
  await uploaded(app);
  await app.clock.advance(minute);
  const { scheduler, given } = countingQueue();
  let isDown = true;
  const flaky = {
    ...scheduler,
    enqueue: (job: Job) => (isDown ? Promise.reject(new Error('down')) : scheduler.enqueue(job)),
  };
  const requeue = new RequeueStuckStages({ ...app, scheduler: flaky });
  await t.throwsAsync(requeue.execute(), { message: 'down' });
  isDown = false;
  t.is(await requeue.execute(), 1);
  t.is(given.length, 1);
});

test('every outcome of a stage is measured and logged with its video and execution', async (t) => {
  await using app = await openApplication();
  const { video, id } = await uploaded(app);
  t.is(await app.worker().execute(id, 'validate', never), 'done');
  const measured = app.metrics.records.find(({ name }) => name === 'stage_duration_seconds');
  t.like(measured, { labels: { stage: 'validate', outcome: 'done' } });
  const line = app.logger.lines.find(({ message }) => message === 'stage ended');
  t.like(line?.fields, { video_id: video.id, execution_id: id, step: 'validate', status: 'done' });
});
