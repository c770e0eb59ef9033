import test from 'ava';
import { startFerretDb } from './support/ferretdb.js';
import { startPostgres } from './support/postgres.js';
import { startRedis } from './support/redis.js';
import { recoverySuite, type BreakableBackend } from './support/scheduling-recovery.js';

const breakable: readonly BreakableBackend[] = [
  {
    name: 'PostgreSQL',
    wakesOthers: true,
    async start() {
      const server = await startPostgres();
      return {
        port: server.port,
        die: () => server.stop('immediate'),
        comeBack: () => server.start(),
        [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
      };
    },
    addressAt: (port) => ({ kind: 'postgres', url: `postgres://test@127.0.0.1:${port}/postgres` }),
  },
  {
    name: 'Redis',
    wakesOthers: true,
    async start() {
      const server = await startRedis({ appendonly: 'yes', appendfsync: 'always' });
      return {
        port: server.port,
        die: () => server.kill(),
        comeBack: () => server.start(),
        [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
      };
    },
    addressAt: (port) => ({ kind: 'redis', url: `redis://127.0.0.1:${port}` }),
  },
  {
    name: 'MongoDB',
    wakesOthers: false,
    async start() {
      const server = await startFerretDb();
      return {
        port: server.port,
        die: () => server.kill(),
        comeBack: () => server.start(),
        [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
      };
    },
    addressAt: (port) => ({ kind: 'mongo', url: `mongodb://127.0.0.1:${port}/queue?directConnection=true` }),
  },
];
for (const backend of breakable) recoverySuite(test, backend);
