import pLimit from 'p-limit';
import { InferenceFault } from '../../../application/ports/inference.js';
import { ApiFailure } from '../api/api-failure.js';
import { hasEnded, isOfUse, type Prediction } from '../api/prediction.js';
import { orAbort } from '../or-abort.js';
import { jittered, systemTimers } from '../timers.js';
import { excerptOf, faultOf } from './fault-of.js';
import { fingerprint } from './fingerprint.js';
import { PredictionSource, type PredictionSourceDependencies } from './prediction-source.js';
import type { Answer, Question } from './question.js';
import type { SettledPredictions } from './settled-predictions.js';

interface Dependencies extends PredictionSourceDependencies {
  readonly settled: SettledPredictions;
  /** Predictions under way at once, of all models together. */
  readonly atOnce: number;
}

const firstPollMs = 500;
const longestPollMs = 10_000;
const looksAfterCancel = 5;

/**
 * Asks a question and waits for its answer. What nobody waits for any more is cancelled. Where the line breaks during the
 * wait, the prediction lives on and the next try finds it; the deadline that it was created with ends it otherwise.
 */
export class PredictionRunner {
  readonly #deps: Dependencies;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #source: PredictionSource;
  readonly #waiting = new Map<string, number>();
  readonly #background = new Set<Promise<unknown>>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#limit = pLimit(deps.atOnce);
    this.#source = new PredictionSource(deps);
  }

  /** Throws `InferenceFault`, or the reason of the abort. */
  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    return orAbort(
      this.#limit(() => this.#askNow(question, signal)),
      signal,
    );
  }

  /** The answer was of no use: the next try must not get the same. */
  async forget({ version, input }: Question): Promise<void> {
    await this.#deps.ledger.forget(fingerprint(version, input));
  }

  /** Waits, for at most `ms`, until the cancellations that are under way are done. */
  async drain(ms: number): Promise<void> {
    const limit = new AbortController();
    const timeUp = systemTimers.sleep(ms, limit.signal).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#background), timeUp]);
    limit.abort();
  }

  async #askNow(question: Question, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const tag = fingerprint(question.version, question.input);
    // From the start: who asks the same may still be on the way to its id when another leaves.
    this.#count(tag, 1);
    const obtaining = this.#source.obtain(tag, question);
    let prediction: Prediction;
    try {
      prediction = await orAbort(obtaining, signal);
    } catch (error) {
      this.#count(tag, -1);
      // Its creation goes on; what comes of it is cancelled unless somebody else waits for it by then.
      if (signal.aborted) this.#inBackground(obtaining.then((late) => this.#leave(late, question, tag)));
      throw error;
    }
    let ended: Prediction;
    try {
      ended = await this.#untilEnded(prediction, question, signal);
      this.#count(tag, -1);
    } catch (error) {
      this.#count(tag, -1);
      if (!(error instanceof ApiFailure)) {
        this.#inBackground(this.#leave(prediction, question, tag));
        throw error;
      }
      if (error.status === 404) await this.#deps.ledger.forget(tag);
      throw faultOf(question.model, error);
    }
    return this.#answerOf(ended, question, tag);
  }

  async #untilEnded(first: Prediction, question: Question, signal: AbortSignal): Promise<Prediction> {
    const { api, timers } = this.#deps;
    const { model, startTimeoutMs, runTimeoutMs } = question;
    let prediction = first;
    let since = timers.now();
    for (let poll = 0; !hasEnded(prediction); poll++) {
      const { status, id } = prediction;
      const limitMs = status === 'starting' ? startTimeoutMs : runTimeoutMs;
      const leftMs = since + limitMs - timers.now();
      if (leftMs <= 0)
        throw new InferenceFault(
          `${model} did not ${status === 'starting' ? 'start' : 'finish'} within ${Math.round(limitMs / 1_000)} s`,
          // No machine was free for it.
          { isOutage: status === 'starting' },
        );
      const pauseMs = jittered(Math.min(longestPollMs, firstPollMs * 1.5 ** poll), timers);
      await this.#pause(id, Math.min(leftMs, pauseMs), signal);
      prediction = await api.get(id, signal);
      if (prediction.status !== status) since = timers.now();
    }
    return prediction;
  }

  async #pause(id: string, ms: number, signal: AbortSignal): Promise<void> {
    const { timers, settled } = this.#deps;
    const { announced, stop } = settled.next(id);
    const over = new AbortController();
    try {
      const slept = timers.sleep(ms, AbortSignal.any([signal, over.signal]));
      // When the announcement wins, the sleep is ended and must not be an unhandled rejection.
      slept.catch(() => undefined);
      await Promise.race([slept, announced]);
      signal.throwIfAborted();
    } finally {
      stop();
      over.abort();
    }
  }

  async #answerOf(ended: Prediction, question: Question, tag: string): Promise<Answer> {
    const { ledger, accounts, timers } = this.#deps;
    const { model } = question;
    const cost = await accounts.settle(ended, question);
    if (isOfUse(ended) && (ended.output ?? undefined) !== undefined) {
      await ledger.write(tag, { sentAtMs: timers.now(), id: ended.id, isSettled: true });
      return { output: ended.output, ...cost };
    }
    await ledger.forget(tag);
    throw new InferenceFault(
      ended.status === 'succeeded'
        ? `the answer of ${model} is no longer kept`
        : `${model} ${ended.status}: ${excerptOf(ended.error)}`,
    );
  }

  async #leave(prediction: Prediction, question: Question, tag: string): Promise<void> {
    const { api, ledger, logger, accounts, timers } = this.#deps;
    if (this.#waiting.has(tag)) return;
    try {
      let left = hasEnded(prediction) ? prediction : await api.cancel(prediction.id);
      // A machine may need a moment to stop; until then nobody knows the price.
      for (let look = 0; !hasEnded(left) && look < looksAfterCancel; look++) {
        await timers.sleep(firstPollMs * 2 ** look);
        left = await api.get(prediction.id);
      }
      const isStillIt = (await ledger.find(tag))?.id === prediction.id;
      if (isStillIt && left.status !== 'succeeded') await ledger.forget(tag);
      await accounts.settle(left, question);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.warn('a prediction could not be cancelled', { model: question.model, id: prediction.id, reason });
    }
  }

  #count(tag: string, by: number): void {
    const waiting = (this.#waiting.get(tag) ?? 0) + by;
    if (waiting > 0) this.#waiting.set(tag, waiting);
    else this.#waiting.delete(tag);
  }

  #inBackground(work: Promise<unknown>): void {
    const done: Promise<unknown> = work.catch(() => undefined).finally(() => this.#background.delete(done));
    this.#background.add(done);
  }
}
