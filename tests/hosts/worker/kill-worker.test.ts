import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { workerSilentAfterMs, workerStateOf } from '../../../domain/pipeline/worker.js';
import type { VideoId } from '../../../domain/shared/ids.js';
import { instant, plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import type { VideoState } from '../../../domain/video/video.js';
import { compose, type Composition } from '../../../hosts/composition/compose.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { T } from '../../../hosts/composition/tokens.js';
import { pseudoRandom } from '../../builders/pseudo-random.js';

const script = fileURLToPath(new URL('./killable-worker.js', import.meta.url));

interface House extends AsyncDisposable {
  readonly composition: Composition;
  readonly startWorker: (env?: Record<string, string>) => Promise<ChildProcess>;
  readonly upload: () => Promise<VideoId>;
  readonly stateOf: (id: VideoId) => Promise<VideoState | undefined>;
}

/** One installation in a folder of its own; workers are real processes. */
const openHouse = async (): Promise<House> => {
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  const env = { DATA_DIR: folder, LOG_LEVEL: 'error', SECRET_KEY: 's'.repeat(40) };
  const verdict = readConfig(env, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  const composition = await compose(verdict.config, 'embedded');
  const { container } = composition;
  await container.get(T.database).migrate.up();
  await container.get(T.ensureCatalogue).execute();
  const user = await container
    .get(T.registerUser)
    .execute({ email: 'client@example.com', name: 'C', password: 'password-1', locale: 'ru', role: 'client' });
  if (!user.ok) throw new Error(user.refusal.kind);
  const actor = { userId: user.value.id, role: 'client' } as const;
  const workers = new Set<ChildProcess>();
  return {
    composition,
    startWorker: async (more = {}) => {
      const child = fork(script, {
        env: { ...process.env, ...env, ...more },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      workers.add(child);
      await Promise.race([once(child, 'message'), once(child, 'exit')]);
      return child;
    },
    upload: async () => {
      const project = await container.get(T.createProject).execute(actor, { name: 'P', description: '' });
      if (!project.ok) throw new Error(project.refusal.kind);
      const uploaded = await container.get(T.uploadVideo).execute(actor, {
        projectId: project.value.id,
        title: '',
        description: '',
        fileName: 'demo.mp4',
        source: createReadStream(join(projectRoot, 'hosts/cli/demo/demo.mp4')),
      });
      if (!uploaded.ok) throw new Error(uploaded.refusal.kind);
      return uploaded.value.id;
    },
    stateOf: async (id) => (await container.get(T.queries).video(id, undefined))?.video.state,
    async [Symbol.asyncDispose]() {
      for (const child of workers) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await composition[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const until = async (limitMs: number, isSo: () => Promise<boolean>): Promise<boolean> => {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await rest(100);
  }
  return false;
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

const found = async (house: House, id: VideoId): Promise<readonly string[]> => {
  const page = await house.composition.container
    .get(T.queries)
    .triggers({ owner: undefined, video: id }, { page: 1, pageSize: 100 });
  return page.items.map(({ riskCode, interval }) => `${riskCode} ${interval.startMs}-${interval.endMs}`);
};

test.serial('20 kills of the worker at random moments lose, stick and double nothing', async (t) => {
  t.timeout(280_000);
  await using house = await openHouse();
  const undisturbed = await house.upload();
  const first = await house.startWorker();
  t.true(await until(120_000, async () => (await house.stateOf(undisturbed)) === 'verification'));
  await kill(first);
  const expected = await found(house, undisturbed);
  t.true(expected.length >= 3, 'the scripted speech gives something to double');

  const videos = [await house.upload(), await house.upload(), await house.upload()];
  const random = pseudoRandom(20_261_121);
  let isWorking = true;
  for (let kills = 0; kills < 20; kills++) {
    if (!isWorking) videos.push(await house.upload());
    const worker = await house.startWorker({ STAGE_MAX_ATTEMPTS: '1000' });
    await rest(100 + random() * 1_900);
    await kill(worker);
    isWorking = (await Promise.all(videos.map(house.stateOf))).some((state) => state !== 'verification');
  }
  await house.startWorker({ STAGE_MAX_ATTEMPTS: '1000' });
  const areDone = await until(120_000, async () =>
    (await Promise.all(videos.map(house.stateOf))).every((state) => state === 'verification'),
  );
  t.true(areDone, 'no video is lost or stuck');
  const { container } = house.composition;
  for (const id of videos) {
    t.deepEqual(await found(house, id), expected, 'the same triggers, each once');
    const rows = await container
      .get(T.unitOfWork)
      .run(async (tx) => accept({ tasks: await tx.tasks.ofVideo(id), executions: await tx.executions.ofVideo(id) }));
    t.is(rows.value.tasks.length, 1, 'one task');
    t.is(rows.value.executions.length, 1, 'one execution');
    t.is(rows.value.executions[0]?.state, 'completed');
  }
  const relay = container.get(T.outboxRelay);
  t.true(await until(120_000, async () => (await relay.backlog(instant(Date.now()))) === 0), 'no job is left behind');
});

test.serial('a video that kills its worker ends failed after three deaths, and its owner is told', async (t) => {
  t.timeout(280_000);
  await using house = await openHouse();
  const id = await house.upload();
  let deaths = 0;
  const isOver = async (): Promise<boolean> => (await house.stateOf(id)) === 'failed';
  while (deaths < 6 && !(await isOver())) {
    const worker = await house.startWorker({ POISON: '1' });
    await Promise.race([once(worker, 'exit'), until(90_000, isOver)]);
    if (worker.signalCode === 'SIGKILL') deaths++;
    else break;
  }
  t.true(await isOver());
  t.is(deaths, 3);
  const row = await house.composition.container.get(T.queries).video(id, undefined);
  t.like(row?.video, { state: 'failed', failure: { kind: 'attempts-exhausted', attempts: 3 } });
  // Both die with the worker; the one that is claimed first after the third death is named.
  const failure = row?.video.state === 'failed' ? row.video.failure : undefined;
  t.true(failure?.kind === 'attempts-exhausted' && ['transcribe', 'look'].includes(failure.stage));
});

test.serial('a worker that was paused past its lease comes back and writes nothing', async (t) => {
  t.timeout(280_000);
  await using house = await openHouse();
  const id = await house.upload();
  const paused = await house.startWorker({ FRAME_MS: '200' });
  const { container } = house.composition;
  const lookHolder = async (): Promise<string | undefined> => {
    const page = await container.get(T.queries).executions({ owner: undefined, video: id }, { page: 1, pageSize: 1 });
    const stage = page.items[0]?.stages.look;
    return stage?.state === 'running' ? stage.workerId : undefined;
  };
  t.true(await until(90_000, async () => (await lookHolder()) !== undefined));
  const holder = await lookHolder();
  paused.kill('SIGSTOP');
  await house.startWorker({ FRAME_MS: '10' });
  t.true(await until(90_000, async () => (await house.stateOf(id)) === 'verification'));
  const before = await container.get(T.queries).executions({ owner: undefined, video: id }, { page: 1, pageSize: 1 });
  paused.kill('SIGCONT');
  await rest(3_000);
  const after = await container.get(T.queries).executions({ owner: undefined, video: id }, { page: 1, pageSize: 1 });
  t.deepEqual(after.items, before.items);
  t.truthy(holder);
  t.is((await found(house, id)).length, new Set(await found(house, id)).size);
});

test.serial(
  'a worker is listed from its start, drains when told to stop and is gone; one that is killed falls silent',
  async (t) => {
    t.timeout(120_000);
    await using house = await openHouse();
    const { container } = house.composition;
    const listed = () => container.get(T.workers).list(instant(0), 10);
    t.deepEqual(await listed(), []);
    const killed = await house.startWorker();
    const [first] = await listed();
    t.like(first, { processId: killed.pid, host: hostname(), stagesAtOnce: 2, state: 'working' });
    t.regex(first?.version ?? '', /^\d+\.\d+\.\d+/);
    t.true(Math.abs(Date.now() - (first?.startedAt ?? 0)) < 60_000);
    await kill(killed);
    const stopped = await house.startWorker({ FRAME_MS: '2000' });
    const told = async () => (await listed()).find(({ processId }) => processId === stopped.pid);
    const id = await house.upload();
    const holder = async () => {
      const page = await container.get(T.queries).executions({ owner: undefined, video: id }, { page: 1, pageSize: 1 });
      const stage = page.items[0]?.stages.look;
      return stage?.state === 'running' ? stage.workerId : undefined;
    };
    t.true(await until(30_000, async () => (await holder()) !== undefined));
    t.is((await told())?.id, await holder(), 'leases are held under the same name');
    stopped.kill('SIGTERM');
    t.true(await until(10_000, async () => (await told())?.state === 'draining'));
    if (stopped.exitCode === null) await once(stopped, 'exit');
    t.is(stopped.exitCode, 0);
    const [left, ...others] = await listed();
    t.deepEqual([left?.id, others], [first?.id, []], 'who was killed could not say so');
    if (left !== undefined)
      t.deepEqual(
        [workerSilentAfterMs - 1, workerSilentAfterMs].map((ms) => workerStateOf(left, plusMs(left.lastSeenAt, ms))),
        ['working', 'silent'],
      );
  },
);
