import { orAbort } from '../or-abort.js';
import type { Timers } from '../timers.js';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects items that arrive within `windowMs`, at most `most`, and has them answered together. An item whose caller left before is
 * left out; the work is aborted when every caller has left.
 */
export class Batcher<Item, Result> {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #timers: Timers;
  readonly #answer: (items: readonly Item[], signal: AbortSignal) => Promise<readonly Result[]>;
  #waiting: Waiting<Item, Result>[] = [];

  constructor(options: {
    readonly most: number;
    readonly windowMs: number;
    readonly timers: Timers;
    /** One result for each item, in their order. */
    readonly answer: (items: readonly Item[], signal: AbortSignal) => Promise<readonly Result[]>;
  }) {
    this.#most = options.most;
    this.#windowMs = options.windowMs;
    this.#timers = options.timers;
    this.#answer = options.answer;
  }

  ask(item: Item, signal: AbortSignal): Promise<Result> {
    const asked = new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ item, signal, resolve, reject });
      if (this.#waiting.length >= this.#most) void this.#flush();
      else if (this.#waiting.length === 1) void this.#flushLater(this.#waiting);
    });
    return orAbort(asked, signal);
  }

  async #flushLater(collected: readonly Waiting<Item, Result>[]): Promise<void> {
    await this.#timers.sleep(this.#windowMs);
    if (this.#waiting === collected) await this.#flush();
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting.filter(({ signal }) => !signal.aborted);
    this.#waiting = [];
    if (batch.length === 0) return;
    const everybodyLeft = new AbortController();
    const leave = (): void => {
      if (batch.every(({ signal }) => signal.aborted)) everybodyLeft.abort(batch[0]?.signal.reason);
    };
    for (const { signal } of batch) signal.addEventListener('abort', leave, { once: true });
    try {
      const results = await this.#answer(
        batch.map(({ item }) => item),
        everybodyLeft.signal,
      );
      batch.forEach(({ resolve, reject }, i) => {
        const result = results[i];
        if (result === undefined) reject(new Error('a batch was answered in part'));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      for (const { signal } of batch) signal.removeEventListener('abort', leave);
    }
  }
}
