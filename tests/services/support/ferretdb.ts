import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestMongo extends AsyncDisposable {
  readonly port: number;
  /** `mongodb://…` of a database of this server. */
  url(database: string): string;
  /** Ends the server like a loss of power. */
  kill(): Promise<void>;
  /** On the same port with the same data. */
  start(): Promise<void>;
}

const startLimitMs = 15_000;
const program = join(process.cwd(), '.tools/ferretdb');

/**
 * A server with MongoDB's protocol of this test's own: see `tests/services/ferretdb/main.go`. It ends when disposed, and when the
 * test process dies: it waits for the end of a pipe that only we hold.
 */
export const startFerretDb = async (): Promise<TestMongo> => {
  if (!existsSync(program)) throw new Error(`${program} is missing: npm run verify:services builds it`);
  const folder = await mkdtemp(join(tmpdir(), 'ferretdb-'));
  let running: ChildProcess | undefined;
  let port: number | undefined;

  const kill = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill('SIGKILL');
    await gone;
    await rm(join(folder, 'ferretdb.sock'), { force: true });
  };
  const start = async (): Promise<void> => {
    if (running !== undefined) throw new Error('the server runs already');
    const started = spawn(program, [folder, ...(port === undefined ? [] : [String(port)])], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    running = started;
    const [line] = (await once(started.stdout, 'data', { signal: AbortSignal.timeout(startLimitMs) })) as [Buffer];
    port = Number(line.toString());
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
    port: port ?? 0,
    url: (database) => `mongodb://127.0.0.1:${port ?? 0}/${database}?directConnection=true`,
    kill,
    start,
    [Symbol.asyncDispose]: dispose,
  };
};
