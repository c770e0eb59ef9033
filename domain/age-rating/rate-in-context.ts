import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import {
  gravityOfEffect,
  higherEffect,
  type AgeMark,
  type AgeRating,
  type AgeRatingInContext,
  type AgeReason,
} from './age-rating.js';
import { effectInContext, questionsAbout } from './apply-context.js';
import { contextOf, sceneQuestions, type ContextAnswers, type SceneContext, type SceneQuestion } from './context.js';
import { foreignAgentRule } from './context-rules.data.js';

/** One risk with what is known of its scene. */
interface Scene {
  readonly reason: AgeReason;
  readonly context: SceneContext;
  readonly missing: readonly SceneQuestion[];
}

/** `base` are the reasons as the catalogue gives them; `ratingOf` finds the mark that reasons hold up. */
export const rateInContext = (
  base: readonly AgeReason[],
  catalogue: RiskCatalogue,
  answers: ContextAnswers,
  ratingOf: (reasons: readonly AgeReason[]) => AgeRating,
): AgeRatingInContext => {
  const scenes = base.map((reason): Scene => {
    const context = contextOf(answers, reason.triggerId, findRisk(catalogue, reason.riskCode)?.category);
    const missing = questionsAbout(reason.riskCode).filter((question) => context[question] === undefined);
    return { reason, context, missing };
  });
  const rate = (completed: (scene: Scene) => SceneContext): AgeRating =>
    ratingOf(scenes.flatMap((scene) => inContext(scene.reason, completed(scene), answers)));
  const wholeVideo =
    answers.isMadeByForeignAgent === true ? [{ effect: foreignAgentRule.to, law: foreignAgentRule.law }] : [];
  const markOf = (mark: AgeMark | 'prohibited') =>
    wholeVideo.reduce<AgeMark | 'prohibited'>((highest, { effect }) => higherEffect(effect, highest), mark);

  const rating = rate(({ context }) => context);
  const mark = markOf(rating.mark);
  const range = {
    lowest: markOf(rate((scene) => completedWith(scene, 0)).mark),
    highest: markOf(rate((scene) => completedWith(scene, -1)).mark),
  };
  const isVerified = base.every(({ isConfirmed }) => isConfirmed);
  return {
    mark,
    reasons: rating.reasons,
    // Removing scenes does not go below what holds for the whole video.
    next: nextOf(rating, mark, markOf),
    wholeVideo,
    unanswered: scenes
      .filter(({ missing }) => missing.length > 0)
      .map(({ reason: { triggerId }, missing }) => ({ triggerId, questions: missing })),
    range,
    confidence: !isVerified ? 'low' : range.lowest === range.highest ? 'high' : 'medium',
    canBeReady: mark !== 'prohibited',
  };
};

const nextOf = (
  { next }: AgeRating,
  mark: AgeMark | 'prohibited',
  markOf: (mark: AgeMark | 'prohibited') => AgeMark | 'prohibited',
): AgeRating['next'] => {
  if (next === undefined) return undefined;
  const reached = markOf(next.mark);
  return reached === 'prohibited' || gravityOfEffect(reached) >= gravityOfEffect(mark)
    ? undefined
    : { mark: reached, remove: next.remove };
};

const inContext = (reason: AgeReason, context: SceneContext, answers: ContextAnswers): AgeReason[] => {
  // Only what is made by a foreign agent is restricted, not speaking of one.
  if (reason.riskCode === foreignAgentRule.risk && answers.isMadeByForeignAgent === false) return [];
  const { effect, law } = effectInContext(reason.riskCode, reason.effect, context);
  return [{ ...reason, effect, law: law === undefined ? reason.law : [law, ...reason.law] }];
};

/** Missing answers filled in with the mildest (0) or the gravest (-1) of their scales. */
const completedWith = ({ context, missing }: Scene, at: 0 | -1): SceneContext => ({
  ...context,
  ...Object.fromEntries(missing.map((question) => [question, sceneQuestions[question].at(at)])),
});
