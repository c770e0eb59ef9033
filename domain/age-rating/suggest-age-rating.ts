import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import { byStart } from '../shared/time-interval.js';
import { standingRisks, type StandingRisk } from '../trigger/standing-risk.js';
import type { Trigger } from '../trigger/trigger.js';
import { ageMarks, type AgeMark, type AgeRating, type AgeReason } from './age-rating.js';

type Effect = AgeMark | 'prohibited';

const gravity = (effect: Effect): number => (effect === 'prohibited' ? ageMarks.length : ageMarks.indexOf(effect));

/**
 * Starts at 0+; every confirmed risk and every one still undecided contributes its age, and the highest is the suggestion
 * (436-FZ art. 5-10). Rejected ones do not count. `prohibited` is never cured by a mark.
 */
export const suggestAgeRating = (triggers: readonly Trigger[], catalogue: RiskCatalogue): AgeRating => {
  const reasons = standingRisks(triggers)
    .flatMap((standing) => reasonOf(standing, catalogue))
    .sort(gravestFirst);
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
  reasons.reduce<Effect>((mark, { effect }) => (gravity(effect) > gravity(mark) ? effect : mark), '0+');

const gravestFirst = (a: AgeReason, b: AgeReason): number =>
  gravity(b.effect) - gravity(a.effect) ||
  byStart(a.interval, b.interval) ||
  (a.riskCode < b.riskCode ? -1 : a.riskCode > b.riskCode ? 1 : 0) ||
  (a.triggerId < b.triggerId ? -1 : 1);
