import type { RiskQuality } from '../../../../../application/ports/quality-queries.js';
import { medianEdgeChange } from '../../../../../domain/quality/edge-changes.js';
import type { RiskCounts } from '../../../../../domain/quality/quality-counts.js';
import { wilson } from '../../../../../domain/quality/wilson.js';
import { findRisk, type RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';

/** Rejected more often than confirmed, and not by chance. */
const poorPrecision = 0.5;

export const precisionOf = ({ confirmed, rejected }: RiskCounts) => {
  const judged = confirmed + rejected;
  const [low, high] = wilson(confirmed, judged);
  return { judged, share: judged === 0 ? undefined : confirmed / judged, low, high };
};

export const shownOf = ({ confirmed, rejected, relabelled }: RiskCounts): number => confirmed + rejected + relabelled;

export const riskName = (code: string, catalogue: RiskCatalogue, { locale }: Words): string => {
  const risk = findRisk(catalogue, code);
  return (locale === 'ru' ? risk?.nameRu : risk?.nameEn) ?? code;
};

export const precisionView = (counts: RiskCounts, { t, format }: Words) => {
  const { share, low, high } = precisionOf(counts);
  return {
    precision: share === undefined ? '—' : format.percent(share),
    interval: share === undefined ? '' : t('quality.between', { low: format.percent(low), high: format.percent(high) }),
    isPoor: share !== undefined && high < poorPrecision,
  };
};

/** Risks as the page shows them, those that operators met most often first. */
export const riskRows = (risks: readonly RiskQuality[], catalogue: RiskCatalogue, words: Words) => {
  const { t, format } = words;
  return [...risks]
    .sort((a, b) => shownOf(b) - shownOf(a) || b.added - a.added || (a.riskCode < b.riskCode ? -1 : 1))
    .map((risk) => ({
      code: risk.riskCode,
      name: riskName(risk.riskCode, catalogue, words),
      href: findRisk(catalogue, risk.riskCode) && `/admin/risks/#risk-${risk.riskCode}`,
      shown: format.number(shownOf(risk)),
      confirmed: format.number(risk.confirmed),
      rejected: format.number(risk.rejected),
      relabelled: format.number(risk.relabelled),
      added: format.number(risk.added),
      ...precisionView(risk, words),
      edges: edgesText(medianEdgeChange(risk.edgeChanges), words),
      hint: precisionView(risk, words).isPoor ? t('quality.poor') : '',
    }));
};

const edgesText = (medianMs: number | undefined, { t, format }: Words): string => {
  if (medianMs === undefined) return '—';
  if (medianMs === 0) return t('quality.edgesKept');
  if (medianMs === Infinity) return t('quality.edgesFar');
  return t('quality.edgesUpTo', { seconds: format.number(medianMs / 1_000) });
};
