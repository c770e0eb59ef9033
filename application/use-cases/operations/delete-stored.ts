import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { StorageFault, type VideoStorage } from '../../ports/video-storage.js';
import { growingRestMs, patientAttempts, putOff } from './put-off.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export type DeletionOutcome = 'deleted' | 'put-off' | 'given-up';

/**
 * Removes an object, and everything under its name as a folder. A store that is away is asked ever more seldom, for about a
 * day; what it still holds then is found by the daily purge, because nothing owns it any more.
 */
export class DeleteStored {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** `attempt`: how often the store was asked before. */
  async execute(prefix: string, attempt = 0): Promise<DeletionOutcome> {
    const { storage, logger } = this.#deps;
    try {
      await storage.delete(prefix);
      await storage.deletePrefix(prefix);
      return 'deleted';
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error;
      const tried = attempt + 1;
      const isOver = tried >= patientAttempts;
      if (!isOver) await putOff(this.#deps, [{ name: 'delete-stored', prefix, attempt: tried }], growingRestMs(tried));
      const status = isOver ? 'given-up' : 'put-off';
      logger[isOver ? 'error' : 'warn']('what was removed is still stored', { prefix, attempt: tried, status, error });
      return status;
    }
  }
}
