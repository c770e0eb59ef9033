import test from 'ava';
import type { QueueAddress } from '../adapters/scheduling-agenda-address.js';
import { agendaBackendSuite, type BackendUnderTest } from '../adapters/scheduling-agenda-suite.js';
import { startFerretDb, type TestMongo } from './support/ferretdb.js';
import { startPostgres, type TestPostgres } from './support/postgres.js';
import { startRedis, type TestRedis } from './support/redis.js';
import { startTcpRelay } from './support/tcp-relay.js';

let postgres: TestPostgres;
let mongo: TestMongo;
let redis: TestRedis;
test.before(async () => {
  [postgres, mongo, redis] = await Promise.all([startPostgres(), startFerretDb(), startRedis()]);
});
test.after.always(async () => {
  for (const server of [postgres, mongo, redis]) await server?.[Symbol.asyncDispose]();
});

let queues = 0;
const queueOn = async (port: number, addressAt: (port: number, n: number) => QueueAddress) => {
  const relay = await startTcpRelay(port);
  queues += 1;
  const close = async (): Promise<void> => relay[Symbol.asyncDispose]();
  return { address: addressAt(relay.port, queues), cut: close, close };
};

const backends: readonly BackendUnderTest[] = [
  {
    name: 'PostgreSQL',
    manyJobs: 10_000,
    hasOwnClock: true,
    open: () =>
      queueOn(postgres.port, (port, n) => ({
        kind: 'postgres',
        url: `postgres://test@127.0.0.1:${port}/postgres`,
        table: `jobs_${n}`,
      })),
  },
  {
    name: 'Redis',
    manyJobs: 10_000,
    hasOwnClock: true,
    open: () =>
      queueOn(redis.port, (port, n) => ({ kind: 'redis', url: `redis://127.0.0.1:${port}`, prefix: `q${n}:` })),
  },
  {
    name: 'MongoDB',
    // The server here sorts a queue in memory for every job that is taken from it; MongoDB goes by the index.
    manyJobs: 100,
    sharedJobs: 60,
    hasOwnClock: true,
    open: () =>
      queueOn(mongo.port, (port, n) => ({
        kind: 'mongo',
        url: `mongodb://127.0.0.1:${port}/queue_${n}?directConnection=true`,
      })),
  },
];

for (const backend of backends) agendaBackendSuite(test, backend);
