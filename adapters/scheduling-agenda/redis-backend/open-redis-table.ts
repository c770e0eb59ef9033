import { randomUUID } from 'node:crypto';
import { RedisNotificationChannel, type RedisNotificationChannelConfig } from '@agendajs/redis-backend';
import { Redis } from 'ioredis';
import type { JobPlan } from '../job-row.js';
import type { JobTable } from '../job-table.js';
import { fromHash } from './job-hash.js';
import * as scripts from './scripts.js';

export interface RedisBackendOptions {
  readonly kind: 'redis';
  /** `redis://…` or `rediss://…`. A server that may forget (`maxmemory-policy` other than `noeviction`, no `appendonly`) loses jobs. */
  readonly url: string;
  /** Before every key and the channel; default `{agenda}:`. */
  readonly prefix?: string;
}

const limits = {
  connectTimeout: 5_000,
  commandTimeout: 5_000,
  /** Whoever asked was told that it failed, and asks again. */
  autoResendUnfulfilledCommands: false,
  /** A command waits for at most so many attempts to connect again. */
  maxRetriesPerRequest: 2,
  retryStrategy: (attempt: number): number =>
    Math.min(5_000, 50 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2),
};
const removedAtOnce = 1_000;

type ClientOfPackage = NonNullable<RedisNotificationChannelConfig['redis']>;

/** Jobs in sorted sets and hashes, changed by scripts alone; the channel of Agenda's own package wakes the workers of other processes. */
export const openRedisTable = ({ url, prefix = '{agenda}:' }: RedisBackendOptions): JobTable => {
  if (!/^rediss?:\/\//.test(url)) throw new TypeError('The address of Redis begins with redis://');
  if (prefix === '') throw new RangeError('prefix is not empty.');
  const redis = new Redis(url, { ...limits, lazyConnect: true, connectionName: 'ai-compliance-agent-queue' });
  // Without a listener it writes to the console; every command says for itself that it failed.
  redis.on('error', () => undefined);
  /** A connection whose other end is gone without a word looks open for ever: one that owes an answer is given up. */
  const ask = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Error && error.message === 'Command timed out' && redis.status === 'ready')
        redis.disconnect(true);
      throw error;
    }
  };
  const run = (script: string, ...args: readonly (string | number)[]): Promise<unknown> =>
    ask(redis.eval(script, 1, prefix, ...args));
  const planned = async (id: string, plan: JobPlan) => {
    const row = fromHash(await run(scripts.plan, id, ...fields(plan)));
    if (row === undefined) throw new Error('Redis did not return the job that it stored.');
    return row;
  };

  return {
    async connect() {
      await ask(redis.ping());
    },

    async askTime() {
      const [seconds, micros] = await ask(redis.time());
      return Number(seconds) * 1_000 + Number(micros) / 1_000;
    },

    openChannel: () =>
      new RedisNotificationChannel({
        // The package carries an older ioredis: another class, the same methods.
        redis: redis as unknown as ClientOfPackage,
        channelName: `${prefix}wake-up`,
        reconnect: { enabled: false },
      }),

    insert: (plan) => planned(randomUUID(), plan),
    upsertPeriodic: (plan) => planned(periodicId(plan.name), plan),
    findPeriodic: async (name) => fromHash(await ask(redis.hgetall(`${prefix}job:${periodicId(name)}`))),

    lockNext: async ({ name, dueUntil, deadUntil, now, worker }) =>
      fromHash(await run(scripts.lock, name, dueUntil, deadUntil, now, worker)),

    async saveRun({ id, worker, outcome, lockedAt, nextRunAt, attributes }) {
      const saved = await run(
        scripts.saveRun,
        id,
        worker,
        lockedAt ?? '',
        nextRunAt ?? '',
        attributes,
        ...fields(outcome),
      );
      return saved === 1;
    },

    remove: async (id) => Number(await run(scripts.remove, id)),
    renewLocks: async (worker, ids, now) => (await run(scripts.renew, worker, now, ...ids)) as string[],

    async giveBack(worker, which, now) {
      const [how, ids] = 'ids' in which ? (['ids', which.ids] as const) : (['exceptIds', which.exceptIds] as const);
      return Number(await run(scripts.giveBack, worker, now, how, ...ids));
    },

    async countPending(now) {
      const counts = (await run(scripts.pending, now)) as (string | number)[];
      const pairs = counts.flatMap((name, i) => (i % 2 === 0 ? [[name, Number(counts[i + 1])] as const] : []));
      return Object.fromEntries(pairs);
    },

    async removeFinished(before) {
      let removed = 0;
      for (;;) {
        const now = Number(await run(scripts.removeFinished, before, removedAtOnce));
        removed += now;
        if (now < removedAtOnce) return removed;
      }
    },

    [Symbol.asyncDispose]: async () => redis.disconnect(),
  };
};

const periodicId = (name: string): string => `periodic:${name}`;

const fields = (part: object): readonly (string | number)[] =>
  Object.entries(part).flatMap(([name, value]) => [name, (value ?? '') as string | number]);
