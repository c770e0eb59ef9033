import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { AttemptKey, LogInAttempts } from '../../../domain/user/log-in-attempts.js';
import type { StaleWrite } from '../unit-of-work.js';

/** Wrong passwords in a row. Outlives the process and is shared by all of them: a restart forgives nobody. */
export interface LogInAttemptRepository {
  find(key: AttemptKey): Promise<LogInAttempts | undefined>;
  /** Refuses as stale when there is one with this key already. */
  add(attempts: LogInAttempts): Promise<Result<void, StaleWrite>>;
  /** Writes where the stored version is `attempts.version`, and raises it by one. */
  update(attempts: LogInAttempts): Promise<Result<void, StaleWrite>>;
  /** Removing what is not there is not an error. */
  remove(key: AttemptKey): Promise<void>;
  /** Removes what is forgotten at `now`; returns how many. */
  purgeForgotten(now: Instant): Promise<number>;
}
