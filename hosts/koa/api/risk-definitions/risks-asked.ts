import type { z } from 'zod';
import { severities, type RiskDefinition } from '../../../../domain/risk-definition/risk-definition.js';
import type { riskListQuery } from './risk.schema.js';

/** The risks that a list is asked for, in its order; a catalogue has some dozens of them. */
export const risksAsked = (
  risks: readonly RiskDefinition[],
  { category, severity, is_enabled: isEnabled, search = '', ordering }: z.output<typeof riskListQuery>,
): readonly RiskDefinition[] => {
  const words = search.toLowerCase();
  const found = risks
    .filter((risk) => category?.includes(risk.category) ?? true)
    .filter((risk) => severity?.includes(risk.severity) ?? true)
    .filter((risk) => isEnabled === undefined || risk.isEnabled === (isEnabled === 'true'))
    .filter((risk) => [risk.code, risk.nameRu, risk.nameEn].some((text) => text.toLowerCase().includes(words)));
  if (ordering === undefined) return found;
  const compare = comparisons[ordering.by];
  const sign = ordering.isDescending ? -1 : 1;
  return found.sort((a, b) => sign * (compare(a, b) || byCode(a, b)));
};

const byCode = (a: RiskDefinition, b: RiskDefinition): number => (a.code < b.code ? -1 : 1);

const comparisons = {
  code: byCode,
  threshold: (a: RiskDefinition, b: RiskDefinition): number => a.threshold - b.threshold,
  severity: (a: RiskDefinition, b: RiskDefinition): number =>
    severities.indexOf(b.severity) - severities.indexOf(a.severity),
};
