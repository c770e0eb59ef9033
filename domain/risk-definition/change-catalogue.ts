import { confidence } from '../shared/confidence.js';
import { accept, refuse, type Result } from '../shared/result.js';
import { findRisk, type RiskCatalogue, type RiskDefinition, type Severity } from './risk-definition.js';

/** What an admin may tune in a definition; what is left out stays. The law and the facts are not for tuning. */
export interface RiskChange {
  readonly code: string;
  readonly threshold?: number;
  readonly severity?: Severity;
  readonly isEnabled?: boolean;
}

export type CatalogueRefusal =
  | { readonly kind: 'unknown-risk'; readonly riskCode: string }
  | { readonly kind: 'invalid-threshold'; readonly riskCode: string }
  | { readonly kind: 'nothing-changed' };

/**
 * The next version of a catalogue; the given one stays as it is, because reports and triggers refer to it.
 * Every change must fit, or none is made. Several changes of one risk follow each other.
 */
export const changeCatalogue = (
  catalogue: RiskCatalogue,
  changes: readonly RiskChange[],
): Result<RiskCatalogue, CatalogueRefusal> => {
  const changed = new Map<string, RiskDefinition>();
  for (const change of changes) {
    const risk = changed.get(change.code) ?? findRisk(catalogue, change.code);
    if (risk === undefined) return refuse({ kind: 'unknown-risk', riskCode: change.code });
    const threshold = confidence(change.threshold ?? risk.threshold);
    if (!threshold.ok) return refuse({ kind: 'invalid-threshold', riskCode: change.code });
    changed.set(change.code, {
      ...risk,
      threshold: threshold.value,
      severity: change.severity ?? risk.severity,
      isEnabled: change.isEnabled ?? risk.isEnabled,
    });
  }
  const risks = catalogue.risks.map((risk) => changed.get(risk.code) ?? risk);
  if (catalogue.risks.every((risk, index) => isSameTuning(risk, risks[index])))
    return refuse({ kind: 'nothing-changed' });
  return accept({ ...catalogue, version: nextVersion(catalogue), risks });
};

const isSameTuning = (before: RiskDefinition, after: RiskDefinition | undefined): boolean =>
  before.threshold === after?.threshold && before.severity === after.severity && before.isEnabled === after.isEnabled;

/** `2026-03-11.2` after `2026-03-11.1`; numbers begin again with newer facts. */
const nextVersion = ({ version, factsAsOf }: RiskCatalogue): string => {
  const prefix = `${factsAsOf}.`;
  const running = version.startsWith(prefix) ? Number(version.slice(prefix.length)) : 0;
  return `${prefix}${(Number.isSafeInteger(running) ? running : 0) + 1}`;
};
