import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import {
  answersTo,
  findAnswer,
  isSameScope,
  type AgeAnswer,
  type AgeAnswerSheet,
  type AgeQuestion,
  type AnswerScope,
} from './age-answers.js';
import { isAsked, type AskedQuestions } from './asked-questions.js';

export interface AnswerCommand {
  readonly scope: AnswerScope;
  readonly question: AgeQuestion;
  /** Undefined takes the answer back. */
  readonly answer: AgeAnswer | undefined;
}

export type AnswerRefusal =
  | { readonly kind: 'question-not-asked'; readonly question: AgeQuestion }
  | { readonly kind: 'invalid-answer'; readonly question: AgeQuestion };

export interface AnsweredSheet {
  readonly sheet: AgeAnswerSheet;
  /** What was not so before; empty when nothing changes. */
  readonly changed: readonly AnswerCommand[];
}

/** Every answer must fit, or none is taken. Later answers to the same question replace earlier ones. */
export const answerQuestions = (
  sheet: AgeAnswerSheet,
  commands: readonly AnswerCommand[],
  asked: AskedQuestions,
  by: UserId,
  now: Instant,
): Result<AnsweredSheet, AnswerRefusal> => {
  let { answers } = sheet;
  const changed: AnswerCommand[] = [];
  for (const command of commands) {
    const { scope, question, answer } = command;
    const before = findAnswer(answers, scope, question);
    if (before?.answer === answer) continue;
    if (answer !== undefined && !answersTo(question).includes(answer))
      return refuse({ kind: 'invalid-answer', question });
    // An old answer may be changed or taken back also when its scene was rejected meanwhile.
    if (before === undefined && !isAsked(asked, scope, question))
      return refuse({ kind: 'question-not-asked', question });
    const others = answers.filter((given) => given.question !== question || !isSameScope(given.scope, scope));
    answers = answer === undefined ? others : [...others, { scope, question, answer, answeredBy: by, answeredAt: now }];
    changed.push(command);
  }
  return accept({ sheet: changed.length === 0 ? sheet : { ...sheet, answers }, changed });
};
