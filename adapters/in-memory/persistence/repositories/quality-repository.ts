import { accept, refuse } from '../../../../domain/shared/result.js';
import { sumOfOperators, sumOfRisks } from '../../../../domain/quality/quality-counts.js';
import type { CompletedTask } from '../../../../domain/verification-task/verification-task.js';
import type { QualityRepository } from '../../../../application/ports/repositories/quality-repository.js';
import { checkLimit } from '../check-limit.js';
import type { Draft } from '../draft.js';
import { by } from './order.js';

export const createQualityRepository = (draft: Draft): QualityRepository => ({
  async uncounted(limit) {
    checkLimit(limit);
    return draft
      .rows('tasks')
      .filter((task): task is CompletedTask => task.state === 'completed')
      .filter(({ id }) => draft.get('qualityTasks', id) === undefined)
      .sort(
        by(
          (task) => task.completedAt,
          (task) => task.id,
        ),
      )
      .slice(0, limit);
  },
  async count(task, { day, risks, operators }) {
    const isThere = draft.get('tasks', task)?.state === 'completed';
    if (!isThere || draft.get('qualityTasks', task) !== undefined)
      return refuse({ kind: 'stale-write', subject: 'task', id: task });
    draft.put('qualityTasks', task, true);
    for (const line of risks) {
      const key = [day, line.riskCode, line.catalogueVersion].join('\n');
      const before = draft.get('qualityRisks', key);
      draft.put('qualityRisks', key, { ...line, day, ...(before && sumOfRisks([before, line])) });
    }
    for (const line of operators) {
      const key = `${day}\n${line.operatorId}`;
      const before = draft.get('qualityOperators', key);
      draft.put('qualityOperators', key, { ...line, day, ...(before && sumOfOperators([before, line])) });
    }
    return accept(undefined);
  },
});
