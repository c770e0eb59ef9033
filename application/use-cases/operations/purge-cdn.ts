import { CdnFault, type CdnAddress, type CdnPurger } from '../../ports/cdn-purger.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { growingRestMs, putOff } from './put-off.js';

interface Dependencies {
  /** Undefined without a CDN, or without the right to purge it. */
  readonly purger: CdnPurger | undefined;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export type PurgeOutcome = 'purged' | 'put-off' | 'expired';

/** One request to Cloudflare takes as many. */
const perJob = 30;
/** Time for the object to go first: a CDN that is asked for it in between would keep it again. */
const firstRestMs = 60_000;
const longestRestMs = 600_000;

/** Makes the CDN forget what the store lost. What it refuses is repeated until the addresses, and the copies with them, die. */
export class PurgeCdn {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Resolves when the purge is kept for good; it is done a minute later by some worker. */
  async owe(addresses: readonly CdnAddress[]): Promise<void> {
    const jobs = Array.from({ length: Math.ceil(addresses.length / perJob) }, (_, part) => ({
      name: 'purge-cdn' as const,
      addresses: addresses.slice(part * perJob, (part + 1) * perJob),
      attempt: 0,
    }));
    await putOff(this.#deps, jobs, firstRestMs);
  }

  /** `attempt`: how often the CDN was asked before. */
  async execute(addresses: readonly CdnAddress[], attempt: number): Promise<PurgeOutcome> {
    const { purger, clock, logger } = this.#deps;
    const alive = addresses.filter(({ untilMs }) => untilMs > clock.now());
    if (alive.length === 0 || purger === undefined) {
      if (attempt > 0) logger.error('the CDN was not purged before the addresses died', { count: addresses.length });
      return 'expired';
    }
    try {
      await purger.purge(alive.map(({ url }) => url));
      return 'purged';
    } catch (error) {
      if (!(error instanceof CdnFault)) throw error;
      const tried = attempt + 1;
      logger.warn('the CDN may still hold what was removed', { count: alive.length, attempt: tried, error });
      const again = { name: 'purge-cdn', addresses: alive, attempt: tried } as const;
      await putOff(this.#deps, [again], growingRestMs(tried, longestRestMs));
      return 'put-off';
    }
  }
}
