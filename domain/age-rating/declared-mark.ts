import { findRisk, type FixKind, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { TriggerId } from '../shared/ids.js';
import {
  gravityOfEffect,
  higherEffect,
  highestEffect,
  reasonsAbove,
  type AgeMark,
  type AgeRatingInContext,
} from './age-rating.js';

/** The mark that a client wants the video to carry, against the suggested one. */
export interface DeclaredComparison {
  readonly mark: AgeMark;
  readonly fit: 'too-low' | 'exact' | 'higher';
  /** What has to go before the declared mark suits; undefined when no cut makes it suit. */
  readonly remove: readonly TriggerId[] | undefined;
  /** Only when the declared mark is too low. */
  readonly sign: MismatchSign | undefined;
}

/** A sign of the catalogue's own risk: its words, law and fixes. */
export interface MismatchSign {
  readonly riskCode: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly law: readonly string[];
  readonly sanctions: string;
  readonly fixes: readonly FixKind[];
  /** True when what an operator confirmed is enough for it; false while it rests on the models' word. */
  readonly isConfirmed: boolean;
}

export const mismatchRisk = 'CHILD_AGE_MARK_MISMATCH';

export const compareDeclared = (
  { mark, reasons, wholeVideo }: Pick<AgeRatingInContext, 'mark' | 'reasons' | 'wholeVideo'>,
  declared: AgeMark,
  catalogue: RiskCatalogue,
): DeclaredComparison => {
  const difference = gravityOfEffect(declared) - gravityOfEffect(mark);
  const floor = highestEffect(wholeVideo);
  const isTooLow = difference < 0;
  const certain = higherEffect(highestEffect(reasons.filter(({ isConfirmed }) => isConfirmed)), floor);
  return {
    mark: declared,
    fit: isTooLow ? 'too-low' : difference === 0 ? 'exact' : 'higher',
    remove: gravityOfEffect(floor) > gravityOfEffect(declared) ? undefined : reasonsAbove(reasons, declared),
    sign: isTooLow ? signOf(catalogue, gravityOfEffect(certain) > gravityOfEffect(declared)) : undefined,
  };
};

const signOf = (catalogue: RiskCatalogue, isConfirmed: boolean): MismatchSign => {
  const risk = findRisk(catalogue, mismatchRisk);
  return {
    riskCode: mismatchRisk,
    nameRu: risk?.nameRu ?? mismatchRisk,
    nameEn: risk?.nameEn ?? mismatchRisk,
    law: risk?.law ?? [],
    sanctions: risk?.sanctions ?? '',
    fixes: risk?.fixes ?? [],
    isConfirmed,
  };
};
