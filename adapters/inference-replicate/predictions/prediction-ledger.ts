import { z } from 'zod';
import type { Cache } from '../../../application/ports/cache.js';

/** Replicate removes an API prediction's data after an hour; what we remember goes a little earlier. */
export const rememberedMs = 55 * 60_000;

const entrySchema = z.object({
  /** When the request that creates it was sent. */
  sentAtMs: z.number(),
  /** Undefined while nobody has heard whether it was created. */
  id: z.string().optional(),
  /** Its cost was counted. */
  isSettled: z.boolean().optional(),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

/**
 * Which prediction answers a question (see `fingerprint`), so that a repeated stage, a restarted worker or a second process
 * asks for the answer that was already paid for. Only as lasting as the cache: what it forgets is paid for again.
 */
export class PredictionLedger {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async find(tag: string): Promise<LedgerEntry | undefined> {
    const text = await this.#cache.get(keyOf(tag)).catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      return entrySchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  async write(tag: string, entry: LedgerEntry): Promise<void> {
    // A cache that is away costs at most a prediction; it must not stop the analysis.
    await this.#cache.set(keyOf(tag), JSON.stringify(entry), rememberedMs).catch(() => undefined);
  }

  async forget(tag: string): Promise<void> {
    await this.#cache.delete(keyOf(tag)).catch(() => undefined);
  }
}

const keyOf = (tag: string): string => `replicate:prediction:${tag}`;
