import type { ProgressEvent } from '../../../application/ports/progress-feed.js';

export interface NewsReader {
  readonly events: AsyncIterable<ProgressEvent>;
  push(event: ProgressEvent): void;
  /** Ends the stream; what waits is dropped. Closing twice is closing once. */
  close(): void;
}

/** A queue between a publisher that never waits and one reader; holds `maxWaiting` events and drops the oldest beyond. */
export const createNewsReader = (maxWaiting: number, onClose: () => void): NewsReader => {
  const waiting: ProgressEvent[] = [];
  let isClosed = false;
  let wake = (): void => {};

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    waiting.length = 0;
    onClose();
    wake();
  };

  const next = async (): Promise<IteratorResult<ProgressEvent>> => {
    while (!isClosed) {
      const event = waiting.shift();
      if (event) return { done: false, value: event };
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return { done: true, value: undefined };
  };

  const finish = async (): Promise<IteratorResult<ProgressEvent>> => {
    close();
    return { done: true, value: undefined };
  };

  return {
    events: { [Symbol.asyncIterator]: () => ({ next, return: finish }) },
    push(event) {
      if (isClosed) return;
      waiting.push(event);
      if (waiting.length > maxWaiting) waiting.shift();
      wake();
    },
    close,
  };
};
