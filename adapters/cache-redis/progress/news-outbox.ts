import type { ProgressEvent } from '../../../application/ports/progress-feed.js';
import { subjectOf } from './news.js';

export interface Unsent {
  readonly event: ProgressEvent;
  /** Counts this process's events. */
  readonly number: number;
}

/** What waits for the server. When there is too much, only the newest of each subject is kept; beyond that the oldest are lost. */
export class NewsOutbox {
  #waiting: Unsent[] = [];
  #numbered = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#waiting.length;
  }

  add(event: ProgressEvent): void {
    this.#numbered += 1;
    this.#waiting.push({ event, number: this.#numbered });
    this.#bound();
  }

  take(most: number): readonly Unsent[] {
    return this.#waiting.splice(0, most);
  }

  /** What was taken and did not arrive goes first again. */
  giveBack(batch: readonly Unsent[]): void {
    this.#waiting.unshift(...batch);
    this.#bound();
  }

  #bound(): void {
    if (this.#waiting.length <= this.#most) return;
    const newest = new Map<string, Unsent>();
    for (const unsent of this.#waiting) {
      const subject = `${unsent.event.videoId}/${subjectOf(unsent.event)}`;
      newest.delete(subject);
      newest.set(subject, unsent);
    }
    this.#waiting = [...newest.values()].slice(-this.#most);
  }
}
