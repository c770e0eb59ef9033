import { createInMemoryRateLimiter } from '../../../adapters/in-memory/ephemeral/index.js';
import { createNullLogger } from '../../../adapters/in-memory/fakes/index.js';
import { createRedisParts } from '../../../adapters/cache-redis/index.js';
import type { ProgressEvent } from '../../../application/ports/progress-feed.js';
import type { RatePolicy } from '../../../application/ports/rate-limiter.js';

export type PeerOrder =
  | { readonly kind: 'consume'; readonly key: string; readonly policy: RatePolicy; readonly times: number }
  | { readonly kind: 'publish'; readonly events: readonly ProgressEvent[] };

// A process of its own with the parts of `argv[2]` under the prefix `argv[3]`; does what it is sent, ends with its parent.
const [, , url = '', keyPrefix = ''] = process.argv;
const parts = createRedisParts({
  url,
  keyPrefix,
  logger: createNullLogger(),
  localRateLimiter: createInMemoryRateLimiter(),
});

const obey = async (order: PeerOrder): Promise<number> => {
  if (order.kind === 'publish') {
    for (const event of order.events) parts.progress.publish(event);
    return order.events.length;
  }
  const verdicts = await Promise.all(
    Array.from({ length: order.times }, () => parts.rateLimiter.consume(order.key, order.policy)),
  );
  return verdicts.filter(({ isAllowed }) => isAllowed).length;
};

const tell = (answer: number | 'ready'): void => void process.send?.(answer);
process.once('disconnect', () => process.exit());
process.on('message', (order: PeerOrder) => void obey(order).then(tell));

const deadline = Date.now() + 10_000;
while (Date.now() < deadline)
  try {
    await parts.ping();
    tell('ready');
    break;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
