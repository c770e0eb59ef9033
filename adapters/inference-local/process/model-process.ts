import { fork, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { InferenceFault } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import { boundedLines } from '../bounded-lines.js';
import { yieldToOthers } from '../yield-to-others.js';
import type { Operations, ProcessAnswer, ProcessQuestion, Timed } from './process-messages.js';

export interface ModelProcessOptions {
  readonly name: string;
  readonly module: URL;
  /** Given to the module as JSON. */
  readonly given: unknown;
  /** One question may take this long, the loading of its model included; then the process is killed. */
  readonly timeoutMs: number;
  /** Without a question for so long, the process and the memory of its models are given back. */
  readonly idleMs: number;
  readonly logger: Logger;
}

const mostLogged = 50;
const longestLogged = 500;
const longestLine = 100_000;

interface Waiting {
  readonly question: ProcessQuestion;
  readonly resolve: (answer: Timed<unknown>) => void;
  readonly reject: (error: unknown) => void;
  isOver: boolean;
}

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  complaint: string;
}

/**
 * A process that holds models. The runtimes compute synchronously, so they may not run where requests are served; and ONNX Runtime
 * aborts the whole process when a thread is ended under it, so a thread would not do.
 * Starts on the first question, takes one at a time, is replaced after a crash or a timeout, ends when idle.
 */
export class ModelProcess<Ops extends Operations> implements AsyncDisposable {
  readonly #options: ModelProcessOptions;
  readonly #queue: Waiting[] = [];
  #running: Running | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: ModelProcessOptions) {
    this.#options = options;
  }

  /** Aborting gives up waiting at once; a question that the process has begun is finished there and its answer dropped. */
  ask<Name extends keyof Ops & string>(
    operation: Name,
    ask: Ops[Name]['ask'],
    signal: AbortSignal,
  ): Promise<Timed<Ops[Name]['answer']>> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#isDisposed) throw this.#fault('disposed');
      const onAbort = (): void => waiting.reject(signal.reason);
      const settle = (): void => {
        waiting.isOver = true;
        signal.removeEventListener('abort', onAbort);
      };
      const waiting: Waiting = {
        question: { operation, ask },
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error instanceof Error ? error : this.#fault(String(error)));
        },
        isOver: false,
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    await this.#end('disposed');
    for (const waiting of this.#queue.splice(0)) waiting.reject(this.#fault('disposed'));
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return this.#rest();
    if (waiting.isOver) return this.#next();
    this.#current = waiting;
    const { child } = (this.#running ??= this.#start());
    child.ref();
    child.channel?.ref();
    this.#setTimer(this.#options.timeoutMs, () => void this.#end('no answer in time'));
    // A process that has just died is told by its exit.
    child.send(waiting.question, () => {});
  }

  #start(): Running {
    const { name, module, given, logger } = this.#options;
    const child = fork(fileURLToPath(module), [JSON.stringify(given)], {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    yieldToOthers(child.pid);
    const exited = new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.once('error', () => resolve());
    });
    const running: Running = { child, exited, complaint: '' };
    this.#logComplaints(running);
    const lost = (why: string): void => {
      if (this.#running !== running) return;
      this.#running = undefined;
      const reason = `${why} ${running.complaint}`.trim();
      logger.warn('a model process was lost', { process: name, reason });
      this.#giveUp(reason);
    };
    child.on('message', (answer: ProcessAnswer) => {
      if (this.#running === running) this.#answered(answer);
    });
    child.once('error', (error) => lost(error.message));
    child.once('close', (code, signal) => lost(`ended with ${signal ?? code ?? 'nothing'}`));
    return running;
  }

  #answered(answer: ProcessAnswer): void {
    const waiting = this.#current;
    this.#current = undefined;
    if (answer.ok) waiting?.resolve({ answer: answer.answer, elapsedMs: answer.elapsedMs });
    else waiting?.reject(this.#fault(answer.message));
    this.#next();
  }

  async #end(why: string): Promise<void> {
    clearTimeout(this.#timer);
    const running = this.#running;
    this.#running = undefined;
    // Its end is waited for, even when nothing else keeps our own process alive.
    running?.child.ref();
    running?.child.kill('SIGKILL');
    this.#giveUp(why);
    await running?.exited;
  }

  #giveUp(why: string): void {
    const waiting = this.#current;
    this.#current = undefined;
    waiting?.reject(this.#fault(why));
    if (!this.#isDisposed) this.#next();
  }

  /** Nothing to do: the process may end with its parent, and soon ends anyway. */
  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#running === undefined) return;
    const { name, idleMs, logger } = this.#options;
    this.#running.child.unref();
    this.#running.child.channel?.unref();
    this.#setTimer(idleMs, () => {
      logger.debug('idle models were unloaded', { process: name });
      void this.#end('idle');
    });
    this.#timer?.unref();
  }

  #logComplaints(running: Running): void {
    const { name, logger } = this.#options;
    const { stderr } = running.child;
    let logged = 0;
    const log = (line: string): void => {
      running.complaint = line.slice(0, longestLogged) || running.complaint;
      if (++logged <= mostLogged) logger.debug('a model process complains', { process: name, line: running.complaint });
    };
    stderr?.on(
      'data',
      boundedLines(longestLine, log, () => {}),
    );
    if (stderr instanceof Socket) stderr.unref();
  }

  #setTimer(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }

  #fault(why: string): InferenceFault {
    return new InferenceFault(`${this.#options.name}: ${why}`, { cause: why });
  }
}
