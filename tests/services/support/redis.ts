import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

export interface TestRedis extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** One command over a connection of its own. */
  command(name: string, ...words: readonly string[]): Promise<unknown>;
  /** The process stands still: connections stay open, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Ends the server like a loss of power; what it knew is gone unless `appendonly` is set. */
  kill(): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
}

const startLimitMs = 15_000;

/**
 * A Redis server of this test's own on a free loopback port, with its files in a folder that goes away. It ends when disposed,
 * and when the test process dies: its supervisor waits for the end of a pipe that only we hold.
 */
export const startRedis = async (settings: Readonly<Record<string, string>> = {}): Promise<TestRedis> => {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const all = { bind: '127.0.0.1', port: String(port), dir: folder, save: '', loglevel: 'warning', ...settings };
  const words = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  let supervisor: ChildProcess | undefined;
  let pid = 0;

  const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
  const signal = (name: NodeJS.Signals): void => {
    if (supervisor !== undefined && pid > 0) process.kill(pid, name);
  };
  const kill = async (): Promise<void> => {
    const ending = supervisor;
    supervisor = undefined;
    if (ending === undefined || isOver(ending)) return;
    const gone = once(ending, 'exit');
    ending.stdin?.end();
    await gone;
  };
  const command = async (name: string, ...rest: readonly string[]): Promise<unknown> => {
    const password = settings['requirepass'];
    const client = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 2_000,
      commandTimeout: 2_000,
      retryStrategy: () => null,
      ...(password !== undefined && { password }),
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...rest);
    } finally {
      client.disconnect();
    }
  };
  const start = async (): Promise<void> => {
    if (supervisor !== undefined) throw new Error('the server runs already');
    const started = spawn('/bin/sh', ['-c', supervise, 'sh', 'redis-server', ...words], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin.on('error', () => undefined);
    supervisor = started;
    const deadline = Date.now() + startLimitMs;
    for (;;)
      try {
        pid = Number(/process_id:(\d+)/.exec(String(await command('info', 'server')))?.[1]);
        return;
      } catch (error) {
        if (isOver(started) || Date.now() > deadline) throw new Error('Redis did not start', { cause: error });
        await sleep(20);
      }
  };
  const dispose = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    port,
    url,
    command,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill,
    start,
    [Symbol.asyncDispose]: dispose,
  };
};

/** Runs its arguments until they end or its input ends. */
const supervise = `
exec 3<&0
"$@" </dev/null & server=$!
( read -r _ <&3; kill -KILL $server ) & watch=$!
wait $server
kill $watch 2>/dev/null
`;
