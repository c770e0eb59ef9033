import type { Cache } from '../../../application/ports/cache.js';
import type { SignalSource } from '../../../domain/signal/signal.js';

export interface Judgement<Seen> {
  readonly seen: readonly Seen[];
  readonly source: SignalSource;
  /** Who paid for it. */
  readonly scope: string;
  readonly modelMs: number;
  readonly microUsd: number;
}

const rememberedMs = 24 * 60 * 60_000;

/** What was seen on a picture, so that a repeated stage pays for the frames that are missing only. As lasting as the cache. */
export class JudgementMemory<Seen> {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async find(tag: string): Promise<Judgement<Seen> | undefined> {
    const text = await this.#cache.get(keyOf(tag)).catch(() => undefined);
    try {
      return text === undefined ? undefined : (JSON.parse(text) as Judgement<Seen>);
    } catch {
      return undefined;
    }
  }

  async write(tag: string, judgement: Judgement<Seen>): Promise<void> {
    await this.#cache.set(keyOf(tag), JSON.stringify(judgement), rememberedMs).catch(() => undefined);
  }
}

/** The number changes with the form of `Judgement` or of any format's labels. */
const keyOf = (tag: string): string => `replicate:judgement:1:${tag}`;
