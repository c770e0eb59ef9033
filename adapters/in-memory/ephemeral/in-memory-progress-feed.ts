import type { ProgressEvent, ProgressFeed } from '../../../application/ports/progress-feed.js';
import type { VideoId } from '../../../domain/shared/ids.js';
import { createNewsReader, type NewsReader } from './news-reader.js';

export interface InMemoryProgressFeedOptions {
  /** Videos whose newest news are kept for late readers; the one without news for longest is forgotten. Default 1,000. */
  readonly maxVideos?: number;
  /** News that wait for one reader; the oldest are lost beyond that. Default 64. */
  readonly maxWaiting?: number;
}

export const createInMemoryProgressFeed = (options: InMemoryProgressFeedOptions = {}): ProgressFeed => {
  const { maxVideos = 1_000, maxWaiting = 64 } = options;
  if (!(maxVideos >= 1 && maxWaiting >= 1)) throw new RangeError('maxVideos and maxWaiting are at least 1.');
  /** Per video: the newest event of each stage and of the video itself, in the order in which they came. */
  const newest = new Map<VideoId, Map<string, ProgressEvent>>();
  const readers = new Map<VideoId, Set<NewsReader>>();

  const remember = (event: ProgressEvent): void => {
    const ofVideo = newest.get(event.videoId) ?? new Map<string, ProgressEvent>();
    const subject = event.kind === 'stage' ? `stage:${event.stage}` : 'video';
    ofVideo.delete(subject);
    ofVideo.set(subject, event);
    newest.delete(event.videoId);
    newest.set(event.videoId, ofVideo);
    for (const oldest of newest.keys()) {
      if (newest.size <= maxVideos) break;
      newest.delete(oldest);
    }
  };

  return {
    publish(event) {
      remember(event);
      for (const reader of readers.get(event.videoId) ?? []) reader.push(event);
    },

    subscribe(videoId, signal) {
      const reader = createNewsReader(maxWaiting, () => {
        const others = readers.get(videoId);
        others?.delete(reader);
        if (others?.size === 0) readers.delete(videoId);
      });
      for (const event of newest.get(videoId)?.values() ?? []) reader.push(event);
      if (signal.aborted) reader.close();
      else {
        const ofVideo = readers.get(videoId) ?? new Set<NewsReader>();
        readers.set(videoId, ofVideo.add(reader));
        signal.addEventListener('abort', () => reader.close(), { once: true });
      }
      return reader.events;
    },
  };
};
