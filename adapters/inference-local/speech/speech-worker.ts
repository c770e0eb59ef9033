import { InferenceFault } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import type { WorkerMessage } from './worker-messages.js';
import { lostWorker, WorkerProcess, type WorkerCommand } from './worker-process.js';

export interface SpeechWorkerOptions {
  /** Loading the model may take this long. */
  readonly startTimeoutMs: number;
  /** A request may stay without any line from the worker for this long. */
  readonly silenceTimeoutMs: number;
  /** A cancelled request may take this long to stop; then the process is killed. */
  readonly cancelTimeoutMs: number;
  /** Without a request for so long, the process and its memory are given back. */
  readonly idleMs: number;
  readonly logger: Logger;
}

export interface Transcription {
  readonly command: WorkerCommand;
  readonly path: string;
  readonly language: 'ru' | 'en' | undefined;
  readonly signal: AbortSignal;
  /** Each segment and progress line as it comes; throwing gives the request up. */
  readonly onMessage: (message: WorkerMessage) => void;
}

export type Ready = Extract<WorkerMessage, { type: 'ready' }>;
export type Done = Extract<WorkerMessage, { type: 'done' }>;

interface Running {
  readonly process: WorkerProcess;
  readonly ready: Ready;
}

/** Keeps one worker process, hands it one request at a time, and starts a fresh one after any misbehaviour. */
export class SpeechWorker implements AsyncDisposable {
  readonly #options: SpeechWorkerOptions;
  readonly #stopped = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #running: Running | undefined;
  #idle: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(options: SpeechWorkerOptions) {
    this.#options = options;
  }

  /** Rejects with the signal's reason at once when aborted, even while others are served. */
  async transcribe(request: Transcription): Promise<{ readonly ready: Ready; readonly done: Done }> {
    const signal = AbortSignal.any([request.signal, this.#stopped.signal]);
    signal.throwIfAborted();
    const turn = this.#turn.then(() => this.#serve({ ...request, signal }));
    this.#turn = turn.catch(() => {});
    return await untilAborted(turn, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort(new InferenceFault('the speech recogniser was disposed'));
    clearTimeout(this.#idle);
    await this.#running?.process.kill('disposed');
    await this.#turn;
  }

  async #serve(request: Transcription): Promise<{ readonly ready: Ready; readonly done: Done }> {
    request.signal.throwIfAborted();
    clearTimeout(this.#idle);
    const running = await this.#start(request.command, request.signal);
    try {
      return { ready: running.ready, done: await this.#ask(running.process, request) };
    } finally {
      this.#idle = setTimeout(() => void running.process.kill('idle'), this.#options.idleMs);
      this.#idle.unref();
    }
  }

  async #start(command: WorkerCommand, signal: AbortSignal): Promise<Running> {
    if (this.#running !== undefined && !this.#running.process.isLost) return this.#running;
    const process = new WorkerProcess(command, this.#options.logger);
    try {
      const ready = await this.#wait<Ready>(process, signal, {
        timeoutMs: this.#options.startTimeoutMs,
        take: (message) => (message.type === 'ready' ? message : undefined),
      });
      this.#running = { process, ready };
      return this.#running;
    } catch (error) {
      await process.kill('did not start');
      throw error;
    }
  }

  async #ask(process: WorkerProcess, { path, language, signal, onMessage }: Transcription): Promise<Done> {
    const id = String(++this.#count);
    const timeoutMs = this.#options.silenceTimeoutMs;
    process.send({ op: 'transcribe', id, path, language: language ?? null });
    const take = (message: WorkerMessage): Done | undefined => {
      // A line about another request is the late echo of one that was given up.
      if (message.type === 'ready' || message.id !== id) return undefined;
      if (message.type === 'error') throw new RefusedByWorker(message.code, message.message);
      if (message.type === 'done') return message;
      onMessage(message);
      return undefined;
    };
    try {
      return await this.#wait(process, signal, { timeoutMs, take });
    } catch (error) {
      if (signal.aborted) await this.#cancel(process, id);
      else if (!(error instanceof RefusedByWorker && error.isAboutTheFile)) await process.kill('misbehaved');
      throw error;
    }
  }

  async #cancel(process: WorkerProcess, id: string): Promise<void> {
    process.send({ op: 'cancel', id });
    const take = (message: WorkerMessage): true | undefined =>
      (message.type === 'error' || message.type === 'done') && message.id === id ? true : undefined;
    try {
      await this.#wait(process, this.#stopped.signal, {
        timeoutMs: this.#options.cancelTimeoutMs,
        take,
        isTotal: true,
      });
    } catch {
      await process.kill('did not stop');
    }
  }

  /** The first message that `take` accepts; each message renews the time limit unless it is a total. */
  #wait<T>(
    process: WorkerProcess,
    signal: AbortSignal,
    {
      timeoutMs,
      take,
      isTotal = false,
    }: {
      readonly timeoutMs: number;
      readonly take: (message: WorkerMessage) => T | undefined;
      readonly isTotal?: boolean;
    },
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const onTimeout = (): void => fail(new InferenceFault(`the speech worker said nothing for ${timeoutMs} ms`));
      let timer = setTimeout(onTimeout, timeoutMs);
      const finish = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        process.listen(undefined);
      };
      const fail = (error: unknown): void => {
        finish();
        reject(error instanceof Error ? error : new InferenceFault(String(error)));
      };
      const onAbort = (): void => fail(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) return onAbort();
      process.listen((news) => {
        if (news.type === 'lost') return fail(lostWorker(news.why));
        if (!isTotal) {
          clearTimeout(timer);
          timer = setTimeout(onTimeout, timeoutMs);
        }
        try {
          const taken = take(news);
          if (taken === undefined) return;
          finish();
          resolve(taken);
        } catch (error) {
          fail(error);
        }
      });
    });
  }
}

class RefusedByWorker extends InferenceFault {
  readonly isAboutTheFile: boolean;

  constructor(code: string, message: string) {
    super(`the speech worker refused: ${code}: ${message}`, { cause: code });
    this.isAboutTheFile = code === 'bad-audio' || code === 'not-found' || code === 'bad-request';
  }
}

const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason instanceof Error ? signal.reason : new InferenceFault('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
