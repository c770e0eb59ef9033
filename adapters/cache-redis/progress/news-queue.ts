import type { ProgressEvent } from '../../../application/ports/progress-feed.js';

/** What one reader has not read yet. Nothing is read before `begin`; the oldest are lost when it is too slow. */
export class NewsQueue {
  readonly #most: number;
  readonly #waiting: ProgressEvent[] = [];
  #hasBegun = false;
  #isClosed = false;
  #wake = (): void => undefined;

  constructor(most: number) {
    this.#most = most;
  }

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  push(event: ProgressEvent): void {
    if (this.#isClosed) return;
    this.#waiting.push(event);
    if (this.#waiting.length > this.#most) this.#waiting.shift();
    this.#wake();
  }

  /** Puts how things stood before what was pushed already. */
  begin(newest: readonly ProgressEvent[]): void {
    this.#hasBegun = true;
    this.#waiting.unshift(...newest.filter((event) => !this.#waiting.includes(event)));
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async next(): Promise<IteratorResult<ProgressEvent>> {
    for (;;) {
      if (this.#isClosed) return { done: true, value: undefined };
      const event = this.#hasBegun ? this.#waiting.shift() : undefined;
      if (event !== undefined) return { done: false, value: event };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
