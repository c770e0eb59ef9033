import type { VideoId } from '../../../domain/shared/ids.js';
import type { RedisLink } from '../redis-link.js';
import { readNews, subjectOf, type News } from './news.js';
import type { Unsent } from './news-outbox.js';

/**
 * Keeps the newest news of each subject in a hash and tells them on the channel of the same name. What a publisher sends twice,
 * or too late because a connection stood still, is dropped. Times never repeat, also when the server's clock does.
 */
const publishScript = `
local known = redis.call('hget', KEYS[1], ARGV[1])
if known then
  local publisher, number = string.match(known, '^%d+ (%S+) (%d+) ')
  if publisher == ARGV[2] and tonumber(number) >= tonumber(ARGV[3]) then return 0 end
end
local now = redis.call('time')
local time = now[1] * 1000000 + now[2]
local last = tonumber(redis.call('hget', KEYS[1], 'last') or '0')
if time <= last then time = last + 1 end
local text = string.format('%.0f', time)
local news = text .. ' ' .. ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4]
redis.call('hset', KEYS[1], 'last', text, ARGV[1], news)
redis.call('pexpire', KEYS[1], ARGV[5])
redis.call('publish', KEYS[1], news)
return 1`;

export interface NewsStoreOptions {
  readonly keyPrefix: string;
  readonly publisher: string;
  readonly lifeMs: number;
}

export interface NewsStore {
  /** False when they did not reach the server for sure. */
  send(batch: readonly Unsent[]): Promise<boolean>;
  /** Follows the channel of a video and answers with the newest news, oldest first; undefined when that failed. */
  follow(video: VideoId): Promise<readonly News[] | undefined>;
  unfollow(video: VideoId): void;
  /** Of the videos that are followed. */
  onNews(listener: (news: News) => void): void;
}

export const createNewsStore = (link: RedisLink, { keyPrefix, publisher, lifeMs }: NewsStoreOptions): NewsStore => {
  const begin = `${keyPrefix}progress:`;
  const keyOf = (video: VideoId): string => begin + video;
  return {
    async send(batch) {
      const sent = await link.ask((redis) =>
        Promise.all(
          batch.map(({ event, number }) => {
            const words = [subjectOf(event), publisher, number, JSON.stringify(event), lifeMs];
            return redis.eval(publishScript, 1, keyOf(event.videoId), ...words);
          }),
        ),
      );
      return sent !== undefined;
    },
    async follow(video) {
      const key = keyOf(video);
      // Both in one breath, the channel first: what comes in between is told twice rather than not at all.
      const found = await link.ask((redis) => Promise.all([redis.subscribe(key), redis.hvals(key)]));
      if (found === undefined) return undefined;
      return found[1].flatMap((text) => readNews(text) ?? []).sort((a, b) => a.time - b.time);
    },
    unfollow: (video) => void link.ask((redis) => redis.unsubscribe(keyOf(video))),
    onNews(listener) {
      link.onMessage((channel, message) => {
        const news = channel.startsWith(begin) ? readNews(message) : undefined;
        if (news) listener(news);
      });
    },
  };
};
