import type { ProgressEvent } from '../../../application/ports/progress-feed.js';
import type { VideoId } from '../../../domain/shared/ids.js';
import { subjectOf } from './news.js';

/** The newest event of each subject of one video, the one that came last at the end. */
export type NewestNews = Map<string, ProgressEvent>;

export const remember = (newest: NewestNews, event: ProgressEvent): void => {
  newest.delete(subjectOf(event));
  newest.set(subjectOf(event), event);
};

/** What this process itself published; the video without news for longest is forgotten. */
export class OwnNews {
  readonly #most: number;
  readonly #ofVideo = new Map<VideoId, NewestNews>();

  constructor(most: number) {
    this.#most = most;
  }

  of(video: VideoId): NewestNews {
    return new Map(this.#ofVideo.get(video));
  }

  add(event: ProgressEvent): void {
    const newest = this.#ofVideo.get(event.videoId) ?? new Map<string, ProgressEvent>();
    remember(newest, event);
    this.#ofVideo.delete(event.videoId);
    this.#ofVideo.set(event.videoId, newest);
    for (const oldest of this.#ofVideo.keys()) {
      if (this.#ofVideo.size <= this.#most) break;
      this.#ofVideo.delete(oldest);
    }
  }
}
