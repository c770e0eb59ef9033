import { CdnFault } from '../../application/ports/cdn-purger.js';
import type { CdnWarmer } from '../../application/ports/cdn-warmer.js';

export interface CdnWarmerOptions {
  /** What a player asks for first; 1 MiB by default. */
  readonly bytes?: number;
  /** For the whole answer; 30 s by default. */
  readonly timeoutMs?: number;
}

/** Opens addresses the way a player does, and throws away what comes. */
export const createCdnWarmer = ({ bytes = 1_048_576, timeoutMs = 30_000 }: CdnWarmerOptions = {}): CdnWarmer => ({
  async warm(url, signal) {
    signal.throwIfAborted();
    const limit = new AbortController();
    const stop = (): void => limit.abort(signal.reason);
    const timer = setTimeout(() => limit.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const headers = { range: `bytes=0-${bytes - 1}` };
      const answer = await fetch(url, { headers, redirect: 'error', signal: limit.signal });
      if (!answer.ok) throw new CdnFault(`the CDN answers with ${answer.status}`);
      await take(answer, bytes);
    } catch (cause) {
      signal.throwIfAborted();
      // The address is a secret while it lives, and is in none of these messages.
      throw cause instanceof CdnFault ? cause : new CdnFault('the CDN does not answer', { cause });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      limit.abort();
    }
  },
});

/** A server that does not know ranges sends everything: no more than was asked for is read. */
const take = async ({ body }: Response, bytes: number): Promise<void> => {
  let taken = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    taken += chunk.length;
    if (taken >= bytes) return;
  }
};
