import type { AgeAnswerSheet, GivenAnswer } from '../../domain/age-rating/age-answers.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

/** About every scene of violence, by the known operator at noon. */
export const aGivenAnswer = (over: Partial<GivenAnswer> = {}): GivenAnswer => ({
  scope: { kind: 'category', category: 'violence_gore' },
  question: 'isNaturalistic',
  answer: false,
  answeredBy: knownIds.operator,
  answeredAt: noon,
  ...over,
});

/** Not stored yet; one answer of each scope. */
export const anAnswerSheet = (over: Partial<AgeAnswerSheet> = {}): AgeAnswerSheet => ({
  id: knownIds.task,
  answers: [
    aGivenAnswer(),
    aGivenAnswer({ scope: { kind: 'video' }, question: 'isMadeByForeignAgent', answer: true }),
    aGivenAnswer({ scope: { kind: 'trigger', triggerId: knownIds.trigger }, question: 'attitude', answer: 'neutral' }),
  ],
  version: 0,
  ...over,
});
