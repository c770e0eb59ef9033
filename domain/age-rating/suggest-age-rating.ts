import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import { standingRisks, type StandingRisk } from '../trigger/standing-risk.js';
import type { Trigger } from '../trigger/trigger.js';
import {
  gravestReasonFirst,
  highestEffect,
  type AgeRating,
  type AgeRatingInContext,
  type AgeReason,
} from './age-rating.js';
import type { ContextAnswers } from './context.js';
import { rateInContext } from './rate-in-context.js';
import { stepsDown } from './steps-down.js';

/**
 * Starts at 0+; every confirmed risk and every one still undecided contributes its age, and the highest is the suggestion
 * (436-FZ art. 5-10). Rejected ones do not count. `prohibited` is never cured by a mark. With answers about the scenes, even
 * none yet, each contributes what its context makes of it; what nobody answered about a confirmed risk is read the stricter
 * way, except that silence alone never bars a video.
 */
export function suggestAgeRating(triggers: readonly Trigger[], catalogue: RiskCatalogue): AgeRating;
export function suggestAgeRating(
  triggers: readonly Trigger[],
  catalogue: RiskCatalogue,
  answers: ContextAnswers,
): AgeRatingInContext;
export function suggestAgeRating(
  triggers: readonly Trigger[],
  catalogue: RiskCatalogue,
  answers?: ContextAnswers,
): AgeRating | AgeRatingInContext {
  const reasons = standingRisks(triggers)
    .flatMap((standing) => reasonOf(standing, catalogue))
    .sort(gravestReasonFirst);
  return answers === undefined
    ? { mark: highestEffect(reasons), reasons, next: stepsDown(reasons)[0] }
    : rateInContext(reasons, catalogue, answers);
}

const reasonOf = (
  { trigger, riskCode, interval, isConfirmed }: StandingRisk,
  catalogue: RiskCatalogue,
): AgeReason[] => {
  const risk = findRisk(catalogue, riskCode);
  if (risk === undefined || risk.age === 'none' || risk.age === '0+') return [];
  const { age: effect, law } = risk;
  return [{ triggerId: trigger.id, riskCode, interval, effect, law, isConfirmed, isAssumed: false }];
};
