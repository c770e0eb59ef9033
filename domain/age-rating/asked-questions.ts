import { findRisk, type RiskCatalogue, type RiskCategory } from '../risk-definition/risk-definition.js';
import type { TriggerId } from '../shared/ids.js';
import type { TimeInterval } from '../shared/time-interval.js';
import { standingRisks } from '../trigger/standing-risk.js';
import type { Trigger } from '../trigger/trigger.js';
import { questionsAbout } from './apply-context.js';
import type { AgeQuestion, AnswerScope, GivenAnswer } from './age-answers.js';
import { sceneQuestionNames, type SceneQuestion } from './context.js';
import { foreignAgentRule } from './context-rules.data.js';

/** A standing risk whose effect depends on its scene. */
export interface AskedScene {
  readonly triggerId: TriggerId;
  readonly riskCode: string;
  readonly category: RiskCategory;
  readonly interval: TimeInterval;
  readonly isConfirmed: boolean;
  readonly questions: readonly SceneQuestion[];
}

/** What the video's own triggers make it worth asking. */
export interface AskedQuestions {
  readonly isForeignAgentAsked: boolean;
  readonly scenes: readonly AskedScene[];
}

export const askedQuestions = (triggers: readonly Trigger[], catalogue: RiskCatalogue): AskedQuestions => {
  const standing = standingRisks(triggers);
  return {
    isForeignAgentAsked: standing.some(({ riskCode }) => riskCode === foreignAgentRule.risk),
    scenes: standing.flatMap(({ trigger, riskCode, interval, isConfirmed }) => {
      const category = findRisk(catalogue, riskCode)?.category;
      const questions = questionsAbout(riskCode);
      return category === undefined || questions.length === 0
        ? []
        : [{ triggerId: trigger.id, riskCode, category, interval, isConfirmed, questions }];
    }),
  };
};

/** The questions about a category: all that any of its scenes depends on. */
export const questionsOfCategory = ({ scenes }: AskedQuestions, category: RiskCategory): readonly SceneQuestion[] =>
  sceneQuestionNames.filter((question) =>
    scenes.some((scene) => scene.category === category && scene.questions.includes(question)),
  );

export const isAsked = (asked: AskedQuestions, scope: AnswerScope, question: AgeQuestion): boolean => {
  if (scope.kind === 'video') return question === 'isMadeByForeignAgent' && asked.isForeignAgentAsked;
  if (question === 'isMadeByForeignAgent') return false;
  return asked.scenes.some(
    (scene) =>
      scene.questions.includes(question) &&
      (scope.kind === 'category' ? scene.category === scope.category : scene.triggerId === scope.triggerId),
  );
};

/** The answers that still bear on the rating. Who made the video stays true after the mention of it was rejected. */
export const answersThatCount = (answers: readonly GivenAnswer[], asked: AskedQuestions): readonly GivenAnswer[] =>
  answers.filter(({ scope, question }) => scope.kind === 'video' || isAsked(asked, scope, question));
