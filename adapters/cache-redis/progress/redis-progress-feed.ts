import { randomUUID } from 'node:crypto';
import type { ProgressEvent, ProgressFeed } from '../../../application/ports/progress-feed.js';
import type { VideoId } from '../../../domain/shared/ids.js';
import type { RedisLink } from '../redis-link.js';
import { OwnNews } from './newest-news.js';
import { NewsOutbox } from './news-outbox.js';
import { NewsQueue } from './news-queue.js';
import { createNewsStore } from './news-store.js';
import { VideoWatch } from './video-watch.js';

export interface RedisProgressFeedOptions {
  readonly keyPrefix: string;
  readonly lifeMs: number;
}

const mostOwnVideos = 1_000;
const mostUnsent = 1_000;
const batchSize = 64;
const mostUnread = 64;
/** What a stop waits for news that are still to be sent. */
const drainMs = 1_000;

/**
 * News within this process need no server; those of other processes come through Redis. While it is away the newest of each
 * subject wait, and go out when it is back.
 */
export const createRedisProgressFeed = (
  link: RedisLink,
  { keyPrefix, lifeMs }: RedisProgressFeedOptions,
): ProgressFeed & AsyncDisposable => {
  const publisher = randomUUID();
  const store = createNewsStore(link, { keyPrefix, publisher, lifeMs });
  const own = new OwnNews(mostOwnVideos);
  const outbox = new NewsOutbox(mostUnsent);
  const watches = new Map<VideoId, VideoWatch>();
  let sending: Promise<void> | undefined;

  const sendAll = async (): Promise<void> => {
    while (link.isUp && outbox.length > 0) {
      const batch = outbox.take(batchSize);
      const hasArrived = await store.send(batch);
      // What a server refuses that is up, it would refuse again.
      if (!hasArrived && !link.isUp) outbox.giveBack(batch);
    }
  };
  const send = (): void => {
    sending ??= sendAll().finally(() => {
      sending = undefined;
      if (link.isUp && outbox.length > 0) send();
    });
  };
  const catchUp = (video: VideoId, watch: VideoWatch): void => void watch.catchUp(() => store.follow(video));

  const watched = (video: VideoId): VideoWatch => {
    const known = watches.get(video);
    if (known) return known;
    const watch = new VideoWatch(publisher, own.of(video));
    watches.set(video, watch);
    catchUp(video, watch);
    return watch;
  };
  const leave = (video: VideoId, watch: VideoWatch, reader: NewsQueue): void => {
    reader.close();
    watch.readers.delete(reader);
    if (watch.readers.size > 0 || watches.get(video) !== watch) return;
    watches.delete(video);
    store.unfollow(video);
  };

  store.onNews((news) => watches.get(news.event.videoId)?.hear(news));
  link.onUp(() => {
    send();
    for (const [video, watch] of watches) catchUp(video, watch);
  });

  return {
    publish(event) {
      own.add(event);
      watches.get(event.videoId)?.tell(event);
      outbox.add(event);
      send();
    },
    subscribe(video, signal) {
      if (signal.aborted) return nothing;
      const reader = new NewsQueue(mostUnread);
      const watch = watched(video);
      watch.add(reader);
      const end = (): void => leave(video, watch, reader);
      signal.addEventListener('abort', end, { once: true });
      const iterator: AsyncIterator<ProgressEvent> = {
        next: () => reader.next(),
        async return() {
          signal.removeEventListener('abort', end);
          end();
          return { done: true, value: undefined };
        },
      };
      return { [Symbol.asyncIterator]: () => iterator };
    },
    async [Symbol.asyncDispose]() {
      if (sending) await within(drainMs, sending);
      for (const watch of watches.values()) for (const reader of watch.readers) reader.close();
      watches.clear();
    },
  };
};

const nothing: AsyncIterable<ProgressEvent> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

const within = async (limitMs: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work, over]);
  clearTimeout(timer);
};
