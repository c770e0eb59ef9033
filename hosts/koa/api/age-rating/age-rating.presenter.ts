import type { RatedTask } from '../../../../application/index.js';
import {
  answersTo,
  findAnswer,
  type AgeQuestion,
  type AnswerScope,
  type GivenAnswer,
} from '../../../../domain/age-rating/age-answers.js';
import { questionsOfCategory } from '../../../../domain/age-rating/asked-questions.js';
import type { DeclaredComparison } from '../../../../domain/age-rating/declared-mark.js';
import type { VideoAgeRating } from '../../../../domain/age-rating/rate-video.js';
import { riskCategories } from '../../../../domain/risk-definition/risk-definition.js';
import { presentInterval, time } from '../shared/present.js';
import { questionCode } from './age-rating.schema.js';

export const presentAgeRating = (rating: VideoAgeRating) => ({
  mark: rating.mark,
  reasons: rating.reasons.map((reason) => ({
    trigger: reason.triggerId,
    risk: reason.riskCode,
    ...presentInterval(reason.interval),
    effect: reason.effect,
    law: reason.law,
    is_confirmed: reason.isConfirmed,
    is_assumed: reason.isAssumed,
  })),
  next: rating.next === undefined ? null : { mark: rating.next.mark, remove: rating.next.remove },
  steps: rating.steps.map(({ mark, remove }) => ({ mark, remove })),
  whole_video: rating.wholeVideo.map(({ effect, law }) => ({ effect, law })),
  unanswered: [
    ...(rating.isForeignAgentUnanswered ? [{ trigger: null, questions: [questionCode('isMadeByForeignAgent')] }] : []),
    ...rating.unanswered.map(({ triggerId, questions }) => ({
      trigger: triggerId,
      questions: questions.map(questionCode),
    })),
  ],
  range: { lowest: rating.range.lowest, highest: rating.range.highest },
  confidence: rating.confidence,
  can_be_ready: rating.canBeReady,
  answers: rating.answers.map(presentAnswer),
  declared: rating.declared === undefined ? null : presentDeclared(rating.declared),
});

const presentScope = (scope: AnswerScope) => ({
  category: scope.kind === 'category' ? scope.category : null,
  trigger: scope.kind === 'trigger' ? scope.triggerId : null,
});

const presentAnswer = (given: GivenAnswer) => ({
  ...presentScope(given.scope),
  question: questionCode(given.question),
  answer: given.answer,
  answered_by: given.answeredBy,
  answered_at: time(given.answeredAt),
});

const presentDeclared = ({ mark, fit, remove, sign }: DeclaredComparison) => ({
  mark,
  fit,
  remove: remove ?? null,
  sign:
    sign === undefined
      ? null
      : {
          risk: sign.riskCode,
          name_ru: sign.nameRu,
          name_en: sign.nameEn,
          law: sign.law,
          sanctions: sign.sanctions,
          fixes: sign.fixes,
          is_confirmed: sign.isConfirmed,
        },
});

export const presentRatedTask = ({ rating, asked, sheet }: RatedTask) => {
  const presentQuestion = (scope: AnswerScope, question: AgeQuestion) => ({
    ...presentScope(scope),
    question: questionCode(question),
    answers: answersTo(question),
    answer: findAnswer(sheet.answers, scope, question)?.answer ?? null,
  });
  return {
    task: sheet.id,
    version: sheet.version,
    rating: presentAgeRating(rating),
    questions: [
      ...(asked.isForeignAgentAsked ? [presentQuestion({ kind: 'video' }, 'isMadeByForeignAgent')] : []),
      ...riskCategories.flatMap((category) =>
        questionsOfCategory(asked, category).map((question) =>
          presentQuestion({ kind: 'category', category }, question),
        ),
      ),
    ],
    scenes: asked.scenes.map((scene) => ({
      trigger: scene.triggerId,
      risk: scene.riskCode,
      category: scene.category,
      ...presentInterval(scene.interval),
      is_confirmed: scene.isConfirmed,
      questions: scene.questions.map(questionCode),
    })),
  };
};
