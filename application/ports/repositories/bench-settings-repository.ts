import type { UserId } from '../../../domain/shared/ids.js';
import type { BenchSettings } from '../../../domain/verification-task/bench-settings.js';

/** How each person has set up their workbench. */
export interface BenchSettingsRepository {
  /** Undefined before the first change. */
  find(id: UserId): Promise<BenchSettings | undefined>;
  /** Replaces what stands there: a person's own last word holds. */
  write(settings: BenchSettings): Promise<void>;
}
