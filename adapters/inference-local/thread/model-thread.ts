import { Worker } from 'node:worker_threads';
import { InferenceFault } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import { boundedLines } from '../bounded-lines.js';
import type { Operations, ThreadAnswer, ThreadQuestion, Timed } from './thread-messages.js';

export interface ModelThreadOptions {
  readonly name: string;
  readonly module: URL;
  readonly workerData: unknown;
  /** One question may take this long, the loading of its model included; then the thread is ended. */
  readonly timeoutMs: number;
  /** Without a question for so long, the thread and the memory of its models are given back. */
  readonly idleMs: number;
  readonly logger: Logger;
}

const mostLogged = 50;
const longestLogged = 500;

interface Waiting {
  readonly question: ThreadQuestion;
  readonly transfer: readonly ArrayBuffer[];
  readonly resolve: (answer: Timed<unknown>) => void;
  readonly reject: (error: unknown) => void;
  isOver: boolean;
}

/**
 * A worker thread that holds models. The runtimes that we use compute synchronously, so they may not run in the thread that serves requests.
 * Starts on the first question, takes one at a time, is replaced after a crash or a timeout, ends when idle.
 */
export class ModelThread<Ops extends Operations> implements AsyncDisposable {
  readonly #options: ModelThreadOptions;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: ModelThreadOptions) {
    this.#options = options;
  }

  /** Aborting gives up waiting at once; a question that a thread has begun is finished there and its answer dropped. */
  ask<Name extends keyof Ops & string>(
    operation: Name,
    ask: Ops[Name]['ask'],
    signal: AbortSignal,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Timed<Ops[Name]['answer']>> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#isDisposed) throw new InferenceFault(`${this.#options.name}: disposed`);
      const onAbort = (): void => waiting.reject(signal.reason);
      const settle = (): void => {
        waiting.isOver = true;
        signal.removeEventListener('abort', onAbort);
      };
      const waiting: Waiting = {
        question: { operation, ask },
        transfer,
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error instanceof Error ? error : new InferenceFault(String(error)));
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
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    this.#setTimer(this.#options.timeoutMs, () => void this.#end('no answer in time'));
    worker.postMessage(waiting.question, waiting.transfer);
  }

  #start(): Worker {
    const { name, module, workerData, logger } = this.#options;
    const worker = new Worker(module, { workerData, name, stdout: true, stderr: true });
    this.#logComplaints(worker);
    const lost = (why: string) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      logger.warn('a model thread was lost', { thread: name, reason: why });
      this.#giveUp(why);
    };
    worker.on('message', (answer: ThreadAnswer) => {
      if (this.#worker === worker) this.#answered(answer);
    });
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => lost(`exit code ${code}`));
    return worker;
  }

  #answered(answer: ThreadAnswer): void {
    const waiting = this.#current;
    this.#current = undefined;
    if (answer.ok) waiting?.resolve({ answer: answer.answer, elapsedMs: answer.elapsedMs });
    else waiting?.reject(this.#fault(answer.message));
    this.#next();
  }

  async #end(why: string): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#giveUp(why);
    await worker?.terminate();
  }

  #giveUp(why: string): void {
    const waiting = this.#current;
    this.#current = undefined;
    waiting?.reject(this.#fault(why));
    if (!this.#isDisposed) this.#next();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#worker === undefined) return;
    const { name, idleMs, logger } = this.#options;
    this.#worker.unref();
    this.#setTimer(idleMs, () => {
      logger.debug('idle models were unloaded', { thread: name });
      void this.#end('idle');
    });
    this.#timer?.unref();
  }

  #logComplaints(worker: Worker): void {
    const { name, logger } = this.#options;
    let logged = 0;
    const log = (line: string): void => {
      if (line.trim() !== '' && ++logged <= mostLogged)
        logger.debug('a model thread complains', { thread: name, line: line.slice(0, longestLogged) });
    };
    for (const stream of [worker.stdout, worker.stderr])
      stream.on(
        'data',
        boundedLines(100_000, log, () => {}),
      );
  }

  #setTimer(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }

  #fault(why: string): InferenceFault {
    return new InferenceFault(`${this.#options.name}: ${why}`, { cause: why });
  }
}
