import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Words } from '../../shared/page-context.js';

/** How far the task is. */
export interface BenchProgress {
  readonly done: number;
  readonly total: number;
  readonly text: string;
  readonly isAllDecided: boolean;
}

export const benchProgress = (row: TaskRow, { t }: Words): BenchProgress => {
  const done = row.triggerCount - row.pendingTriggerCount;
  return {
    done,
    total: row.triggerCount,
    text: t('bench.progress', { done, total: row.triggerCount }),
    isAllDecided: row.pendingTriggerCount === 0,
  };
};
