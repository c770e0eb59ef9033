import type { AgeAnswerSheet, GivenAnswer } from '../../../domain/age-rating/age-answers.js';
import { taskId } from '../../../domain/shared/ids.js';
import { fromJson, reading, toJson, type JsonColumn } from './columns.js';

export interface AgeAnswersRow {
  /** The task's. */
  readonly id: string;
  readonly answers: JsonColumn;
  readonly version: number;
}

export const toAgeAnswersRow = (sheet: AgeAnswerSheet): AgeAnswersRow => ({
  id: sheet.id,
  answers: toJson(sheet.answers),
  version: sheet.version,
});

export const fromAgeAnswersRow = reading('age answers', (row: AgeAnswersRow): AgeAnswerSheet => ({
  id: taskId(row.id),
  answers: fromJson<readonly GivenAnswer[]>(row.answers),
  version: row.version,
}));
