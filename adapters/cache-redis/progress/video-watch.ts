import type { ProgressEvent } from '../../../application/ports/progress-feed.js';
import { remember, type NewestNews } from './newest-news.js';
import { subjectOf, type News } from './news.js';
import type { NewsQueue } from './news-queue.js';

/** News that came while the server was asked how things stand. */
const mostEarly = 256;

/** What this process knows of one video, as long as somebody here reads its news. */
export class VideoWatch {
  readonly readers = new Set<NewsQueue>();
  readonly #newest: NewestNews;
  readonly #publisher: string;
  #early: News[] | undefined = [];
  #round = 0;
  #time = 0;

  /** `own`: what this process, called `publisher`, told about the video before. */
  constructor(publisher: string, own: NewestNews) {
    this.#publisher = publisher;
    this.#newest = own;
  }

  add(reader: NewsQueue): void {
    this.readers.add(reader);
    if (this.#early === undefined) reader.begin([...this.#newest.values()]);
  }

  /** An event of this process: its own readers need no server for it. */
  tell(event: ProgressEvent): void {
    remember(this.#newest, event);
    for (const reader of this.readers) reader.push(event);
  }

  /** What another process told. */
  hear(news: News): void {
    if (news.publisher === this.#publisher) return;
    if (this.#early === undefined) this.#accept(news);
    else if (this.#early.push(news) > mostEarly) this.#early.shift();
  }

  /** Asks how things stand, at the beginning and whenever news may have been missed. Readers wait for the answer once. */
  async catchUp(ask: () => Promise<readonly News[] | undefined>): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.#early ??= [];
    const standing = await ask();
    if (round !== this.#round) return;
    // A server that lost its data, or another one with another clock, took its place: its times begin anew.
    if (standing !== undefined && (standing.at(-1)?.time ?? 0) < this.#time) this.#time = 0;
    for (const news of standing ?? []) if (!this.#isKnown(news)) this.#accept(news);
    for (const news of this.#early) this.#accept(news);
    this.#early = undefined;
    for (const reader of this.readers) if (!reader.hasBegun) reader.begin([...this.#newest.values()]);
  }

  /** Of its own news a process knows the newest, be they at the server already or not. */
  #isKnown({ publisher, event }: News): boolean {
    return publisher === this.#publisher && this.#newest.has(subjectOf(event));
  }

  #accept({ event, time }: News): void {
    if (time <= this.#time) return;
    this.#time = time;
    remember(this.#newest, event);
    for (const reader of this.readers) if (reader.hasBegun) reader.push(event);
  }
}
