import type { RiskCategory } from '../risk-definition/risk-definition.js';
import type { TaskId, TriggerId, UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import { sceneQuestionNames, sceneQuestions, type ContextAnswers, type SceneQuestion } from './context.js';

/** What an answer is about: the whole video, every scene of a category, or one scene. */
export type AnswerScope =
  | { readonly kind: 'video' }
  | { readonly kind: 'category'; readonly category: RiskCategory }
  | { readonly kind: 'trigger'; readonly triggerId: TriggerId };

export const ageQuestions = ['isMadeByForeignAgent', ...sceneQuestionNames] as const;
export type AgeQuestion = 'isMadeByForeignAgent' | SceneQuestion;

export type AgeAnswer = (typeof sceneQuestions)[SceneQuestion][number];

/** The possible answers, mildest first. */
export const answersTo = (question: AgeQuestion): readonly AgeAnswer[] =>
  question === 'isMadeByForeignAgent' ? [false, true] : sceneQuestions[question];

/** An operator's answer, with who gave it and when. */
export interface GivenAnswer {
  readonly scope: AnswerScope;
  readonly question: AgeQuestion;
  readonly answer: AgeAnswer;
  readonly answeredBy: UserId;
  readonly answeredAt: Instant;
}

/**
 * All answers given under one verification task, one for each question and scope; in the order in which they were given.
 * It has a version of its own: the task's changes with every heartbeat.
 */
export interface AgeAnswerSheet extends Versioned {
  /** The task's. */
  readonly id: TaskId;
  readonly answers: readonly GivenAnswer[];
}

export const emptyAnswerSheet = (id: TaskId): AgeAnswerSheet => ({ id, answers: [], version: 0 });

export const isSameScope = (a: AnswerScope, b: AnswerScope): boolean =>
  a.kind === 'video'
    ? b.kind === 'video'
    : a.kind === 'category'
      ? b.kind === 'category' && a.category === b.category
      : b.kind === 'trigger' && a.triggerId === b.triggerId;

export const findAnswer = (
  answers: readonly GivenAnswer[],
  scope: AnswerScope,
  question: AgeQuestion,
): GivenAnswer | undefined => answers.find((given) => given.question === question && isSameScope(given.scope, scope));

/** The answers as the rating takes them. */
export const contextAnswersOf = (answers: readonly GivenAnswer[]): ContextAnswers => {
  const byCategory: Partial<Record<RiskCategory, object>> = {};
  const byTrigger = new Map<TriggerId, object>();
  let isMadeByForeignAgent: boolean | undefined;
  for (const { scope, question, answer } of answers)
    if (scope.kind === 'video') isMadeByForeignAgent = answer === true;
    else if (scope.kind === 'category')
      byCategory[scope.category] = { ...byCategory[scope.category], [question]: answer };
    else byTrigger.set(scope.triggerId, { ...byTrigger.get(scope.triggerId), [question]: answer });
  return { byCategory, byTrigger, ...(isMadeByForeignAgent !== undefined && { isMadeByForeignAgent }) };
};
