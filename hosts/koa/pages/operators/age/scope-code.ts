import type { AnswerScope } from '../../../../../domain/age-rating/age-answers.js';
import { riskCategories } from '../../../../../domain/risk-definition/risk-definition.js';
import { isUuid, triggerId } from '../../../../../domain/shared/ids.js';

/** `video`, `category:<name>` or `trigger:<id>`, as a form field carries it. */
export const scopeCode = (scope: AnswerScope): string => {
  switch (scope.kind) {
    case 'video':
      return 'video';
    case 'category':
      return `category:${scope.category}`;
    case 'trigger':
      return `trigger:${scope.triggerId}`;
  }
};

export const scopeOf = (code: string): AnswerScope | undefined => {
  if (code === 'video') return { kind: 'video' };
  const [kind, name = ''] = code.split(':', 2);
  const category = riskCategories.find((known) => known === name);
  if (kind === 'category' && category !== undefined) return { kind, category };
  return kind === 'trigger' && isUuid(name) ? { kind, triggerId: triggerId(name) } : undefined;
};
