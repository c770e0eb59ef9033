import type { AgeAnswerSheet } from '../../../domain/age-rating/age-answers.js';
import type { TaskId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../unit-of-work.js';

/** What operators answered about the scenes under a task; removed together with the task. */
export interface AgeAnswersRepository {
  /** Undefined before the first answer. */
  find(id: TaskId): Promise<AgeAnswerSheet | undefined>;
  /** Writes where the stored version is `sheet.version`, and raises it by one; 0 is the version of what is not stored yet. */
  write(sheet: AgeAnswerSheet): Promise<Result<void, StaleWrite>>;
}
