import { changeCatalogue, type RiskChange } from '../../domain/risk-definition/change-catalogue.js';
import type { RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';

/** The next version after `catalogue`. */
export const tuned = (catalogue: RiskCatalogue, ...changes: readonly RiskChange[]): RiskCatalogue => {
  const changed = changeCatalogue(catalogue, changes);
  if (!changed.ok) throw new Error(changed.refusal.kind);
  return changed.value;
};
