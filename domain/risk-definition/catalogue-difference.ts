import type { RiskCatalogue, RiskDefinition } from './risk-definition.js';

/** How a definition differs between two versions of the catalogue. */
export type RiskDifference =
  | { readonly kind: 'added' | 'removed'; readonly risk: RiskDefinition }
  /** `reworded`: what admins tune is the same, its facts or words are not. */
  | { readonly kind: 'tuned' | 'reworded'; readonly before: RiskDefinition; readonly after: RiskDefinition };

/** What is different, in the order of the later version; what it no longer has comes last. */
export const compareCatalogues = (before: RiskCatalogue, after: RiskCatalogue): readonly RiskDifference[] => {
  const earlier = new Map(before.risks.map((risk) => [risk.code, risk]));
  const differences: RiskDifference[] = [];
  for (const risk of after.risks) {
    const old = earlier.get(risk.code);
    earlier.delete(risk.code);
    if (old === undefined) differences.push({ kind: 'added', risk });
    else if (isTuned(old, risk)) differences.push({ kind: 'tuned', before: old, after: risk });
    else if (JSON.stringify(old) !== JSON.stringify(risk))
      differences.push({ kind: 'reworded', before: old, after: risk });
  }
  return [...differences, ...[...earlier.values()].map((risk) => ({ kind: 'removed', risk }) as const)];
};

const isTuned = (before: RiskDefinition, after: RiskDefinition): boolean =>
  before.threshold !== after.threshold || before.severity !== after.severity || before.isEnabled !== after.isEnabled;
