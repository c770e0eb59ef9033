import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { InferenceFault } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import { boundedLines } from '../bounded-lines.js';
import { yieldToOthers } from '../yield-to-others.js';
import { parseWorkerLine, type WorkerMessage, type WorkerRequest } from './worker-messages.js';

export interface WorkerCommand {
  readonly pythonPath: string;
  readonly workerPath: string;
  readonly modelDir: string;
  readonly threads: number;
}

/** What the process says: a message of the protocol, or why there will be none any more. */
export type WorkerNews = WorkerMessage | { readonly type: 'lost'; readonly why: string };

const longestLine = 4_000_000;
const mostLogged = 50;
const longestLogged = 500;

/** One running worker. Tells its news to one listener; after `lost` it is dead and says nothing more. */
export class WorkerProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #exited: Promise<void>;
  #listener: ((news: WorkerNews) => void) | undefined;
  #lost: string | undefined;
  #complaint = '';

  constructor({ pythonPath, workerPath, modelDir, threads }: WorkerCommand, logger: Logger) {
    const args = [workerPath, '--model', modelDir, '--threads', String(threads), '--compute-type', 'int8'];
    this.#child = spawn(pythonPath, args, { stdio: 'pipe', env: workerEnvironment(threads) });
    this.#exited = new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.once('error', () => resolve());
    });
    this.#child.once('error', (error) => this.#lose(`could not be started: ${error.message}`));
    this.#child.once('close', (code, signal) =>
      this.#lose(`ended with ${signal ?? code ?? 'nothing'} ${this.#complaint}`),
    );
    // Writing to a worker that has just died: its end is told by `close`.
    this.#child.stdin.on('error', () => {});
    this.#child.stdout.on(
      'data',
      boundedLines(
        longestLine,
        (line) => this.#read(line),
        () => this.#break('an endless line'),
      ),
    );
    this.#logComplaints(logger);
    yieldToOthers(this.#child.pid);
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Replaces the listener; one that comes late learns of the loss at once. */
  listen(listener: ((news: WorkerNews) => void) | undefined): void {
    this.#listener = listener;
    if (this.#lost !== undefined) listener?.({ type: 'lost', why: this.#lost });
  }

  send(request: WorkerRequest): void {
    if (!this.isLost) this.#child.stdin.write(`${JSON.stringify(request)}\n`);
  }

  /** A worker has nothing to save. */
  async kill(why: string): Promise<void> {
    this.#break(why);
    await this.#exited;
  }

  #read(line: string): void {
    if (this.isLost || line.trim() === '') return;
    const message = parseWorkerLine(line);
    if (message === undefined) this.#break(`said what is no message: ${line.slice(0, longestLogged)}`);
    else this.#listener?.(message);
  }

  #break(why: string): void {
    this.#lose(why);
    this.#child.kill('SIGKILL');
  }

  #lose(why: string): void {
    if (this.isLost) return;
    this.#lost = why.trim();
    this.#listener?.({ type: 'lost', why: this.#lost });
  }

  #logComplaints(logger: Logger): void {
    let logged = 0;
    const log = (line: string): void => {
      const text = line.slice(0, longestLogged);
      this.#complaint = text || this.#complaint;
      if (++logged <= mostLogged) logger.debug('the speech worker complains', { line: text });
    };
    this.#child.stderr.on(
      'data',
      boundedLines(longestLine, log, () => {}),
    );
  }
}

/** Nothing of ours is inherited: the worker needs no secrets. */
const workerEnvironment = (threads: number): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  PYTHONUNBUFFERED: '1',
  PYTHONIOENCODING: 'utf-8',
  HF_HUB_OFFLINE: '1',
  OMP_NUM_THREADS: String(threads),
});

export const lostWorker = (why: string): InferenceFault =>
  new InferenceFault(`the speech worker was lost: ${why}`, { cause: why });
