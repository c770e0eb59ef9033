import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import {
  gravestReasonFirst,
  higherEffect,
  highestEffect,
  type AgeMark,
  type AgeRatingInContext,
  type AgeReason,
} from './age-rating.js';
import { effectInContext, questionsAbout, strictestEffect } from './apply-context.js';
import { completeContext, contextOf, type ContextAnswers, type SceneContext, type SceneQuestion } from './context.js';
import { foreignAgentRule } from './context-rules.data.js';
import { stepsDown } from './steps-down.js';

/** One risk with what is known of its scene. */
interface Scene {
  readonly reason: AgeReason;
  readonly context: SceneContext;
  readonly missing: readonly SceneQuestion[];
}

/** `base` are the reasons as the catalogue gives them. */
export const rateInContext = (
  base: readonly AgeReason[],
  catalogue: RiskCatalogue,
  answers: ContextAnswers,
): AgeRatingInContext => {
  const scenes = base.map((reason): Scene => {
    const context = contextOf(answers, reason.triggerId, findRisk(catalogue, reason.riskCode)?.category);
    const missing = questionsAbout(reason.riskCode).filter((question) => context[question] === undefined);
    return { reason, context, missing };
  });
  const isByAgent = answers.isMadeByForeignAgent;
  const isForeignAgentUnanswered =
    isByAgent === undefined && base.some(({ riskCode }) => riskCode === foreignAgentRule.risk);
  const reasons = scenes
    .flatMap((scene) => (isSpared(scene.reason, isByAgent) ? [] : [asAnswered(scene)]))
    .sort(gravestReasonFirst);
  const floor = floorOf(isByAgent);
  const mark = higherEffect(highestEffect(reasons), floor);
  const steps = stepsDown(reasons, floor);
  const extreme = (at: 0 | -1) => {
    const agent = isForeignAgentUnanswered ? at === -1 : isByAgent;
    const effects = scenes
      .filter(({ reason }) => !isSpared(reason, agent))
      .map(({ reason, context, missing }) =>
        effectInContext(reason.riskCode, reason.effect, completeContext(context, missing, at)),
      );
    return higherEffect(highestEffect(effects), floorOf(agent));
  };
  const range = { lowest: extreme(0), highest: extreme(-1) };
  const isVerified = base.every(({ isConfirmed }) => isConfirmed);
  return {
    mark,
    reasons,
    next: steps[0],
    steps,
    wholeVideo: isByAgent === true ? [{ effect: foreignAgentRule.to, law: foreignAgentRule.law }] : [],
    unanswered: scenes
      .filter(({ missing }) => missing.length > 0)
      .map(({ reason: { triggerId }, missing }) => ({ triggerId, questions: missing })),
    isForeignAgentUnanswered,
    range,
    confidence: !isVerified ? 'low' : range.lowest === range.highest ? 'high' : 'medium',
    canBeReady: mark !== 'prohibited',
  };
};

const floorOf = (isByAgent: boolean | undefined): AgeMark => (isByAgent === true ? foreignAgentRule.to : '0+');

/** Only what is made by a foreign agent is restricted, not speaking of one. */
const isSpared = ({ riskCode }: AgeReason, isByAgent: boolean | undefined): boolean =>
  riskCode === foreignAgentRule.risk && isByAgent === false;

const asAnswered = ({ reason, context, missing }: Scene): AgeReason => {
  const { riskCode, effect: base, isConfirmed } = reason;
  const answered = effectInContext(riskCode, base, context);
  // Nobody is asked about the scene of a risk before it is confirmed; till then the catalogue's own reading stands.
  const read = isConfirmed ? strictestEffect(riskCode, base, context, missing) : answered;
  const law = read.law === undefined ? reason.law : [read.law, ...reason.law];
  return { ...reason, effect: read.effect, law, isAssumed: read.effect !== answered.effect };
};
