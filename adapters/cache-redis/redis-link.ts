import { Redis, ReplyError } from 'ioredis';
import type { CheckedOptions } from './options.js';

/** One connection for everything: with RESP3 it also carries subscriptions. */
export interface RedisLink extends AsyncDisposable {
  /** False: nothing is asked of the server, and whoever asks is told so at once. */
  readonly isUp: boolean;
  /** Undefined when the server is away, does not answer in time or refuses. Never throws because of the server. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  /** Called each time the server is there again, possibly over a new connection without subscriptions. */
  onUp(listener: () => void): void;
  onMessage(listener: (channel: string, message: string) => void): void;
}

type LinkOptions = Pick<CheckedOptions, 'url' | 'keyPrefix' | 'logger' | 'commandTimeoutMs' | 'heartbeatMs'>;

const longestRetryMs = 2_000;
const shortestRestMs = 250;
/** Refusals, such as of a key that somebody else uses otherwise, are told no more often. */
const refusalEveryMs = 60_000;
/** A connection whose other end is gone without a word looks open for ever. */
const silencesBeforeReconnect = 2;

/** Writes: a server that is full, a replica or still loading answers a ping, but is of no use. */
const probeScript = `return redis.call('set', KEYS[1], '1', 'px', 1000)`;

export const openRedisLink = (options: LinkOptions): RedisLink => {
  const { url, keyPrefix, logger, commandTimeoutMs, heartbeatMs } = options;
  const redis = new Redis(url, {
    protocol: 3,
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: Math.max(commandTimeoutMs, 2_000),
    retryStrategy: (times) => Math.min(longestRetryMs, 50 * 2 ** Math.min(times, 10)) * (0.5 + Math.random() / 2),
  });
  const upListeners: (() => void)[] = [];
  let isUp = false;
  let isClosed = false;
  let awaySince: number | undefined;
  let silences = 0;
  let lastError: string | undefined;
  let refusedAt = -Infinity;
  let isProbing = false;
  let restMs = shortestRestMs;
  let timer: NodeJS.Timeout | undefined;

  const goneDown = (): void => {
    isUp = false;
    if (awaySince !== undefined || isClosed) return;
    awaySince = Date.now();
    logger.warn('Redis is away: limits are counted in this process alone, news stay in it, nothing is cached', {
      status: 'degraded',
      reason: lastError,
    });
  };

  const comeUp = (): void => {
    restMs = shortestRestMs;
    isUp = true;
    if (awaySince !== undefined) logger.info('Redis is back', { status: 'ready', away_ms: Date.now() - awaySince });
    awaySince = undefined;
    for (const listener of upListeners) listener();
  };

  const probe = async (): Promise<void> => {
    if (isProbing || isClosed) return;
    isProbing = true;
    clearTimeout(timer);
    try {
      await redis.eval(probeScript, 1, `${keyPrefix}probe`);
      silences = 0;
      if (!isUp) comeUp();
    } catch (error) {
      lastError = messageOf(error, lastError);
      goneDown();
      silences += 1;
      if (silences >= silencesBeforeReconnect && redis.status === 'ready') {
        silences = 0;
        redis.disconnect(true);
      }
    } finally {
      isProbing = false;
      if (!isClosed) timer = setTimeout(() => void probe(), isUp ? heartbeatMs : Math.min(heartbeatMs, restMs)).unref();
      if (!isUp) restMs = Math.min(restMs * 2, longestRetryMs);
    }
  };

  const failed = (error: unknown): void => {
    if (error instanceof ReplyError) {
      if (Date.now() - refusedAt < refusalEveryMs) return;
      refusedAt = Date.now();
      logger.error('Redis refuses a command', { reason: messageOf(error) });
      return;
    }
    // Nobody waits for it a second time; whether it was a hiccup or an outage is for the probe to find out.
    isUp = false;
    lastError = messageOf(error, lastError);
    void probe();
  };

  // The errors of ioredis carry the commands' arguments, the password among them: only messages are kept.
  redis.on('error', (error: unknown) => (lastError = messageOf(error, lastError)));
  redis.on('ready', () => void probe());
  redis.on('close', goneDown);
  timer = setTimeout(() => void probe(), Math.max(commandTimeoutMs, 1_000)).unref();

  return {
    get isUp() {
      return isUp;
    },
    async ask(work) {
      if (!isUp) return undefined;
      try {
        return await work(redis);
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    onUp: (listener) => void upListeners.push(listener),
    onMessage: (listener) => void redis.on('message', listener),
    async [Symbol.asyncDispose]() {
      isClosed = true;
      isUp = false;
      clearTimeout(timer);
      if (redis.status === 'ready') await redis.quit().catch(() => undefined);
      redis.disconnect();
    },
  };
};

const uninformative = /isn't writeable|Connection is closed|aborted due to connection close/;

/** What follows a loss of the connection says less than what came before it. */
const messageOf = (error: unknown, before?: string): string => {
  const message = error instanceof Error ? error.message : String(error);
  return before !== undefined && uninformative.test(message) ? before : message;
};
