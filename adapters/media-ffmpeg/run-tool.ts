import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { MediaFault } from '../../application/ports/media-processor.js';
import { detectSandbox, type ProcessLimits, type Sandbox } from './sandbox.js';

export interface ToolJob {
  readonly command: readonly string[];
  readonly limits: ProcessLimits;
  readonly wallMs: number;
  readonly cwd?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Readers of what the tool writes: the first gets its standard output, the others descriptors 3, 4, … */
  readonly readers: readonly ((output: Readable) => Promise<void>)[];
}

export interface ToolExit {
  readonly code: number | undefined;
  readonly killedBy: NodeJS.Signals | undefined;
  readonly isTimedOut: boolean;
  readonly elapsedMs: number;
  /** The last part of what the tool complained. */
  readonly complaint: string;
}

export type RunTool = (job: ToolJob) => Promise<ToolExit>;

const complaintBytes = 8192;

/**
 * Runs a media tool under limits. A failing reader kills the tool and its error is thrown; so does an abort, with its reason.
 * The tool sees no variable of this process: a decoder that is taken over must find no secrets.
 */
export const createToolRunner = (searchPath: string): RunTool => {
  const env = { PATH: searchPath, LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1' };
  let sandbox: Promise<Sandbox> | undefined;
  return async (job) => {
    job.signal?.throwIfAborted();
    sandbox ??= detectSandbox(env);
    const found = await sandbox.catch((error: unknown) => {
      sandbox = undefined;
      throw error;
    });
    return runWrapped(job, found.wrap(job.command, job.limits), env);
  };
};

const runWrapped = async (
  job: ToolJob,
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ToolExit> => {
  job.signal?.throwIfAborted();
  const startedAt = performance.now();
  const extraPipes = job.readers.slice(1).map(() => 'pipe' as const);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', ...extraPipes], env, cwd: job.cwd });
  const kill = (): void => void child.kill('SIGKILL');
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    kill();
  }, job.wallMs);
  job.signal?.addEventListener('abort', kill, { once: true });

  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-complaintBytes);
  });
  const exited = new Promise<{ code: number | undefined; killedBy: NodeJS.Signals | undefined }>((resolve, reject) => {
    child.once('error', (cause) => reject(new MediaFault(`${program} cannot be started`, { cause })));
    child.once('close', (code, killedBy) => resolve({ code: code ?? undefined, killedBy: killedBy ?? undefined }));
  });
  const reading = job.readers.map(async (read, i) => {
    const output = child.stdio[i === 0 ? 1 : i + 2];
    if (!(output instanceof Readable)) return;
    try {
      await read(output);
    } catch (error) {
      kill();
      throw error;
    } finally {
      output.destroy();
    }
  });
  try {
    const [exit, ...reads] = await Promise.allSettled([exited, ...reading]);
    job.signal?.throwIfAborted();
    if (exit.status === 'rejected') throw exit.reason;
    for (const read of reads) if (read.status === 'rejected' && !isTimedOut) throw read.reason;
    return { ...exit.value, isTimedOut, elapsedMs: performance.now() - startedAt, complaint };
  } finally {
    clearTimeout(timer);
    job.signal?.removeEventListener('abort', kill);
  }
};
