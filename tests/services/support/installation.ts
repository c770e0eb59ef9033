import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compose, type Composition } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { freePort } from './free-port.js';

export type Environment = Readonly<Record<string, string>>;

/** Compiled scripts that an installation runs. */
export const scripts = {
  web: 'hosts/koa/main.js',
  worker: 'hosts/worker/main.js',
  /** A worker with scripted models. */
  scriptedWorker: 'tests/hosts/worker/killable-worker.js',
  cli: 'hosts/cli/main.js',
} as const;

export interface RunningProcess {
  readonly child: ChildProcess;
  /** What it has printed. */
  said(): string;
  /** Its exit code; null after a signal. */
  ended(): Promise<number | null>;
}

export interface RunningWeb extends RunningProcess {
  readonly url: string;
}

/** One installation in a folder of its own: any number of its processes, which end with it. */
export interface Installation extends AsyncDisposable {
  readonly env: Environment;
  readonly folder: string;
  isClosing(): boolean;
  run(script: keyof typeof scripts, args?: readonly string[], more?: Environment): RunningProcess;
  /** Waits until it answers. On a port of its own unless one is given. */
  startWeb(port?: number): Promise<RunningWeb>;
  /** Runs a command to its end; throws unless it succeeds. Returns what it printed. */
  command(...args: readonly string[]): Promise<string>;
  /** What its processes, the ended ones too, printed in lines that hold this, but for requests; at most the last 300. */
  said(part: string): readonly string[];
  /** The parts that its processes are made of, in this process. */
  parts(more?: Environment): Promise<Composition>;
}

const startLimitMs = 60_000;

export const openInstallation = async (given: (folder: string) => Environment): Promise<Installation> => {
  const folder = await mkdtemp(join(tmpdir(), 'installation-'));
  const env: Environment = {
    DATA_DIR: folder,
    SECRET_KEY: 'k7Qz0cV2nB9xL4mW8sD1fG6hJ3pR5tY0uA',
    LOG_LEVEL: 'error',
    ...given(folder),
  };
  const children = new Set<ChildProcess>();
  const outputs: (() => string)[] = [];
  let isClosing = false;

  const run: Installation['run'] = (script, args = [], more = {}) => {
    const child = fork(fileURLToPath(new URL(`../../../${scripts[script]}`, import.meta.url)), [...args], {
      env: { ...process.env, ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    let output = '';
    child.stdout?.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-1_000_000)));
    outputs.push(() => output);
    return {
      child,
      said: () => output,
      ended: async () => {
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
        return child.exitCode;
      },
    };
  };

  return {
    env,
    folder,
    isClosing: () => isClosing,
    run,
    async startWeb(port) {
      const own = port ?? (await freePort());
      const url = `http://127.0.0.1:${own}`;
      const web = run('web', ['--web-only'], { PORT: String(own), BASE_URL: env['BASE_URL'] ?? url });
      await until(startLimitMs, async () => {
        if (web.child.exitCode !== null) throw new Error(`a web host ended with ${web.child.exitCode}`);
        return (
          (await fetch(`${url}/login/`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)) !== undefined
        );
      });
      return { ...web, url };
    },
    async command(...args) {
      const running = run('cli', args);
      const code = await running.ended();
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${running.said()}`);
      return running.said();
    },
    said: (part) =>
      outputs
        .flatMap((output) => output().split('\n'))
        .filter((line) => line.includes(part) && !line.includes('"message":"request"'))
        .slice(-300),
    async parts(more = {}) {
      const verdict = readConfig({ ...env, ...more }, projectRoot);
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
      return compose(verdict.config, 'embedded');
    },
    async [Symbol.asyncDispose]() {
      isClosing = true;
      for (const child of children) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Asks again and again, up to a limit; throws when it is over, or when the question does. */
export const until = async (
  limitMs: number,
  isSo: () => Promise<boolean>,
  what = 'what was waited for',
): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${limitMs} ms`);
    await sleep(100);
  }
};
