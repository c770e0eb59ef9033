import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import { byStart } from '../shared/time-interval.js';
import { standingRisks, type StandingRisk } from '../trigger/standing-risk.js';
import type { Trigger } from '../trigger/trigger.js';
import {
  gravityOfEffect,
  higherEffect,
  type AgeMark,
  type AgeRating,
  type AgeRatingInContext,
  type AgeReason,
} from './age-rating.js';
import type { ContextAnswers } from './context.js';
import { rateInContext } from './rate-in-context.js';

type Effect = AgeMark | 'prohibited';

/**
 * Starts at 0+; every confirmed risk and every one still undecided contributes its age, and the highest is the suggestion
 * (436-FZ art. 5-10). Rejected ones do not count. `prohibited` is never cured by a mark. With answers about the scenes, even
 * none yet, each contributes what its context makes of it.
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
  const reasons = standingRisks(triggers).flatMap((standing) => reasonOf(standing, catalogue));
  return answers === undefined ? ratingOf(reasons) : rateInContext(reasons, catalogue, answers, ratingOf);
}

const ratingOf = (unsorted: readonly AgeReason[]): AgeRating => {
  const reasons = [...unsorted].sort(gravestFirst);
  const mark = highest(reasons);
  const holding = reasons.filter((reason) => reason.effect === mark);
  const rest = highest(reasons.filter((reason) => reason.effect !== mark));
  return {
    mark,
    reasons,
    next:
      mark === '0+' || rest === 'prohibited'
        ? undefined
        : { mark: rest, remove: holding.map((reason) => reason.triggerId) },
  };
};

const reasonOf = (
  { trigger, riskCode, interval, isConfirmed }: StandingRisk,
  catalogue: RiskCatalogue,
): AgeReason[] => {
  const risk = findRisk(catalogue, riskCode);
  if (risk === undefined || risk.age === 'none' || risk.age === '0+') return [];
  return [{ triggerId: trigger.id, riskCode, interval, effect: risk.age, law: risk.law, isConfirmed }];
};

const highest = (reasons: readonly AgeReason[]): Effect =>
  reasons.reduce<Effect>((mark, { effect }) => higherEffect(effect, mark), '0+');

const gravestFirst = (a: AgeReason, b: AgeReason): number =>
  gravityOfEffect(b.effect) - gravityOfEffect(a.effect) ||
  byStart(a.interval, b.interval) ||
  (a.riskCode < b.riskCode ? -1 : a.riskCode > b.riskCode ? 1 : 0) ||
  (a.triggerId < b.triggerId ? -1 : 1);
