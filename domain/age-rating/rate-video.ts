import type { RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { Trigger } from '../trigger/trigger.js';
import { contextAnswersOf, type GivenAnswer } from './age-answers.js';
import type { AgeMark, AgeRatingInContext } from './age-rating.js';
import { answersThatCount, askedQuestions } from './asked-questions.js';
import { compareDeclared, type DeclaredComparison } from './declared-mark.js';
import { suggestAgeRating } from './suggest-age-rating.js';

/** The rating as a report carries it: with the answers that made it and the mark that the client declared. */
export interface VideoAgeRating extends AgeRatingInContext {
  readonly answers: readonly GivenAnswer[];
  readonly declared: DeclaredComparison | undefined;
}

export const rateVideo = (
  triggers: readonly Trigger[],
  catalogue: RiskCatalogue,
  given: readonly GivenAnswer[],
  declared: AgeMark | undefined,
): VideoAgeRating => {
  const answers = answersThatCount(given, askedQuestions(triggers, catalogue));
  const rating = suggestAgeRating(triggers, catalogue, contextAnswersOf(answers));
  return {
    ...rating,
    answers,
    declared: declared === undefined ? undefined : compareDeclared(rating, declared, catalogue),
  };
};
