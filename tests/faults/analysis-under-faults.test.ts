import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { ReplicateServer } from '../adapters/support/replicate-server.js';
import { openReplicateServer } from '../adapters/support/replicate-server.js';
import { accept } from '../../domain/shared/result.js';
import { videoId } from '../../domain/shared/ids.js';
import { instant } from '../../domain/shared/instant.js';
import { pseudoRandom } from '../builders/pseudo-random.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import type { Composition } from '../../hosts/composition/compose.js';
import { T } from '../../hosts/composition/tokens.js';
import { aClient, otherBytes, videoForm, type Client } from '../services/support/client.js';
import { openInstallation, until } from '../services/support/installation.js';
import { startMailServer } from '../services/support/mail-server.js';
import { startPostgres } from '../services/support/postgres.js';
import { startRedis } from '../services/support/redis.js';
import { storedKeys } from '../services/support/stored-keys.js';
import { startSwift } from '../services/support/swift.js';
import { startTcpRelay, type TcpRelay } from '../services/support/tcp-relay.js';
import { installAnsweringModels } from './answering-models.js';
import { immortalWeb, immortalWorker, strikeUntil, type Fault } from './fault-run.js';

const videos = 20;
const uploadTries = 60;

test.serial('two web hosts and three workers analyse 20 videos while everything around them fails', async (t) => {
  t.timeout(900_000);
  await using postgres = await startPostgres();
  await using redis = await startRedis();
  await using swift = await startSwift();
  await using replicate = await openReplicateServer(Date.now);
  installAnsweringModels(replicate);
  await using mail = await startMailServer();
  await using toPostgres = await startTcpRelay(postgres.port);
  await using toRedis = await startTcpRelay(redis.port);
  await using toSwift = await startTcpRelay(portOf(swift.endpoint));
  await using toReplicate = await startTcpRelay(portOf(replicate.baseUrl));
  await using toMail = await startTcpRelay(mail.port);
  const database = await postgres.createDatabase();
  const many = '1000000';
  await using house = await openInstallation(() => ({
    DATABASE_URL: `postgres://test@127.0.0.1:${toPostgres.port}/${database}`,
    REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
    BACKBLAZE_ENDPOINT_URL: `http://127.0.0.1:${toSwift.port}`,
    BACKBLAZE_APPLICATION_KEY_ID: swift.accessKeyId,
    BACKBLAZE_APPLICATION_KEY: swift.secretAccessKey,
    BACKBLAZE_BUCKET_NAME: 'videos',
    BACKBLAZE_PATH_STYLE: 'true',
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_API_URL: `http://127.0.0.1:${toReplicate.port}/v1`,
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(toMail.port),
    EMAIL_USE_TLS: 'false',
    FRAME_EXTRACTION_FPS: '0.5',
    STAGE_MAX_ATTEMPTS: '1000',
    ...{ RATE_USER: many, RATE_ANON: many, RATE_UPLOAD: many, RATE_ANALYSIS: many },
    BASE_URL: 'http://localhost:8000',
    LOG_LEVEL: 'info',
  }));
  await house.run('cli', ['storage-setup']).ended();
  await house.command('migrate');
  await house.command('seed');
  const webs = [await immortalWeb(house), await immortalWeb(house)] as const;
  const onUnasked = (code: number | null): void => t.log(`a worker ended unasked with ${String(code)}`);
  const workers = [
    immortalWorker(house, onUnasked),
    immortalWorker(house, onUnasked),
    immortalWorker(house, onUnasked),
  ] as const;
  const client = await aClient(house, webs[0].url);
  const film = await readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'));

  const random = pseudoRandom(20_261_121);
  const statusOf = async (id: string): Promise<unknown> => {
    const { url } = webs[Math.floor(random() * webs.length)] ?? webs[0];
    const answer = await client
      .at(url)
      .ask('GET', `/api/videos/${id}/`)
      .catch(() => undefined);
    return answer?.json['status'];
  };
  const undisturbed = await upload([client], film, 0);
  await until(120_000, async () => (await statusOf(undisturbed)) === 'verification', 'the first analysis');
  const expected = await within(house.parts(), (parts) => findings(parts, undisturbed));
  t.true(expected.length >= 3, 'the models give something to double');

  const faults: readonly Fault[] = [
    ...workers.map((worker, at) => ({ name: `kill -9 worker ${at + 1}`, strike: () => worker.kill('SIGKILL') })),
    ...webs.map((web, at) => ({ name: `kill -9 web ${at + 1}`, strike: () => web.kill('SIGKILL') })),
    { name: 'stop a worker in order', strike: () => workers[0].kill('SIGTERM') },
    { name: 'stop a web host in order', strike: () => webs[1].kill('SIGTERM') },
    {
      name: 'PostgreSQL loses power',
      strike: async () => {
        await postgres.stop('immediate');
        await sleep(1_000);
        await postgres.start();
      },
    },
    {
      name: 'Redis loses power and memory',
      strike: async () => {
        await redis.kill();
        await sleep(1_000);
        await redis.start();
      },
    },
    ...network('PostgreSQL', toPostgres),
    ...network('Redis', toRedis),
    ...network('S3', toSwift),
    ...network('Replicate', toReplicate),
    ...network('SMTP', toMail),
    ...misbehaviour(replicate),
  ];
  let isOver = false;
  const striking = strikeUntil(faults, random, () => isOver);
  const ids: string[] = [];
  try {
    for (let at = 1; at <= videos; at++) {
      ids.push(
        await upload(
          webs.map(({ url }) => client.at(url)),
          film,
          at,
        ),
      );
      await sleep(random() * 3_000);
    }
  } finally {
    isOver = true;
  }
  const struck = await striking;
  const calmFromMs = performance.now();
  for (const relay of [toPostgres, toRedis, toSwift, toReplicate, toMail]) relay.heal();
  const states = new Map<string, unknown>();
  await until(
    // Connections that a silence killed are given up after a minute, some of them one after another.
    420_000,
    async () => {
      await sleep(1_000);
      for (const id of ids) if (states.get(id) !== 'verification') states.set(id, await statusOf(id));
      return [...states.values()].every((state) => state === 'verification');
    },
    'the end of all analyses',
  ).catch(async (error: unknown) => {
    for (const [id, state] of states)
      if (state !== 'verification') t.log(`${id} is ${String(state)}`, ...house.said(id));
    await within(house.parts(), async (parts) => t.log(await whatWaits(parts)));
    throw error;
  });

  t.log(`all done ${Math.round((performance.now() - calmFromMs) / 1_000)} s after the last fault`);
  await within(house.parts(), async (parts) => {
    const { container } = parts;
    for (const id of [undisturbed, ...ids]) {
      t.deepEqual(await findings(parts, id), expected, 'the same triggers, each once');
      const { value } = await container.get(T.unitOfWork).run(async (tx) =>
        accept({
          tasks: (await tx.tasks.ofVideo(videoId(id))).length,
          executions: (await tx.executions.ofVideo(videoId(id))).map(({ state }) => state),
        }),
      );
      t.deepEqual(value, { tasks: 1, executions: ['completed'] });
    }
    const { count } = (await client.at(webs[0].url).ask('GET', '/api/videos/')).json;
    t.is(count, videos + 1, 'no upload made a second video');
    const outbox = container.get(T.outboxRelay);
    await until(30_000, async () => (await outbox.backlog(instant(Date.now()))) === 0, 'the end of the outbox');
    await noOrphans(t, parts, [undisturbed, ...ids]);
  });
  // Quoted-printable folds lines with `=` (RFC 2045, 6.7).
  const letters = () => mail.taken.map(({ raw }) => raw.replaceAll('=\r\n', ''));
  const told = (id: string): number => letters().filter((letter) => letter.includes(id)).length;
  await until(60_000, async () => ids.every((id) => told(id) > 0), 'a letter about each video');
  const asked = new Set(replicate.created.map(({ version, input }) => version + JSON.stringify(input)));
  t.log(`${[...struck.values()].reduce((sum, times) => sum + times, 0)} faults: ${JSON.stringify([...struck])}`);
  t.log(`${replicate.created.length} predictions, ${asked.size} different; ${mail.taken.length} letters`);
});

const portOf = (url: string): number => Number(new URL(url).port);

/** What networks do, each for a while. */
const network = (name: string, relay: TcpRelay): readonly Fault[] => {
  const during = (fault: string, ms: number, begin: () => void): Fault => ({
    name: `${name}: ${fault}`,
    strike: async () => {
      begin();
      await sleep(ms);
      relay.heal();
    },
  });
  return [
    during('late', 2_000, () => relay.delay(200)),
    during('slow', 2_000, () => relay.throttle(50_000)),
    during('silent', 2_000, () => relay.fallSilent()),
    during('away', 2_000, () => relay.refuse()),
    { name: `${name}: reset`, strike: async () => relay.reset() },
  ];
};

const misbehaviour = (server: ReplicateServer): readonly Fault[] => [
  {
    name: 'Replicate: too many requests',
    strike: async () => server.trouble('create', { kind: 'status', status: 429, retryAfter: '1' }, 5),
  },
  {
    name: 'Replicate: an answer is lost',
    strike: async () => server.trouble('create', { kind: 'drop', when: 'after' }),
  },
  { name: 'Replicate: garbage', strike: async () => server.trouble('get', { kind: 'garbage' }, 3) },
];

/** As a patient program does it: the same key until there is an answer, by way of any host. */
const upload = async (clients: readonly Client[], film: Uint8Array, mark: number): Promise<string> => {
  const key = randomUUID();
  const problems: string[] = [];
  for (let tries = 0; tries < uploadTries; tries++) {
    const client = clients[tries % clients.length];
    if (client === undefined) throw new Error('no client');
    try {
      const answer = await client.ask('POST', '/api/videos/', {
        headers: { 'idempotency-key': key },
        body: videoForm(client, otherBytes(film, mark), `Пирог ${mark}`),
      });
      if (answer.status === 201) return String(answer.json['id']);
      problems.push(`${answer.status} ${String(answer.json['code'])}`);
      if (answer.status < 500 && answer.status !== 409 && answer.status !== 429) break;
    } catch (error) {
      problems.push(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error));
    }
    await sleep(500);
  }
  throw new Error(`video ${mark} was not taken: ${problems.join('; ')}`);
};

const within = async <T>(opening: Promise<Composition>, use: (parts: Composition) => Promise<T>): Promise<T> => {
  await using parts = await opening;
  // Awaited here: the parts are closed at the end of this block.
  return await use(parts);
};

const findings = async ({ container }: Composition, id: string): Promise<readonly string[]> => {
  const page = await container
    .get(T.queries)
    .triggers({ owner: undefined, video: videoId(id) }, { page: 1, pageSize: 100 });
  return page.items.map(({ riskCode, interval }) => `${riskCode} ${interval.startMs}-${interval.endMs}`);
};

/** For whoever has to find out why a run did not end. */
const whatWaits = async ({ container }: Composition): Promise<string> => {
  const { value: executions } = await container
    .get(T.unitOfWork)
    .run(async (tx) =>
      accept([...(await tx.executions.unfinished('running', 10)), ...(await tx.executions.unfinished('pending', 10))]),
    );
  const at = instant(Date.now());
  const backlog = await container.get(T.outboxRelay).backlog(at);
  const pending = await container.get(T.scheduling).scheduler.pending();
  return JSON.stringify({ at: new Date(at), backlog, pending, executions }, undefined, 1);
};

/** A day later, when what the dead left has been purged: every object belongs to a video that is there. */
const noOrphans = async (t: ExecutionContext, { container }: Composition, ids: readonly string[]): Promise<void> => {
  const clock = container.get(T.clock);
  container
    .rebind(T.clock)
    .toConstantValue({ ...clock, now: () => instant(clock.now() + 25 * 3_600_000), breathe: () => clock.breathe() });
  await container.get(T.purgeExpired).execute(AbortSignal.timeout(60_000));
  const executions = await container
    .get(T.queries)
    .executions({ owner: undefined }, { page: 1, pageSize: ids.length + 1 });
  const known = new Set([...ids, ...executions.items.map(({ id }) => id)]);
  const orphans = (await storedKeys(container.get(T.storage))).filter(
    (key) => !key.split(/[/.]/).some((part) => known.has(part)),
  );
  t.deepEqual(orphans, [], 'no object without an owner');
};
