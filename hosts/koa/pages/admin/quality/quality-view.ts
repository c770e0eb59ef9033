import type { OperatorQuality, RiskQuality } from '../../../../../application/ports/quality-queries.js';
import { sumOfRisks } from '../../../../../domain/quality/quality-counts.js';
import type { RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';
import { operatorRows } from './operator-figures.js';
import { qualityPeriods, type QualityQuery } from './quality-input.js';
import { precisionView, riskRows, shownOf } from './risk-figures.js';

export interface QualitySeen {
  readonly risks: readonly RiskQuality[];
  readonly operators: readonly OperatorQuality[];
  readonly uncounted: number;
  readonly catalogue: RiskCatalogue;
}

/** Words that the page explains, in the order of its columns. */
const riskTerms = ['shown', 'precision', 'relabelled', 'added', 'edges'] as const;
const operatorTerms = ['perHour', 'withModels', 'withOthers', 'passedOn'] as const;

export const qualityView = (seen: QualitySeen, query: QualityQuery, words: Words) => {
  const { t, format } = words;
  const all = sumOfRisks(seen.risks);
  const { precision, interval } = precisionView(all, words);
  const address = (path: string): string => {
    const { period: days, catalogueVersion: catalogue } = query;
    return `${path}?${new URLSearchParams({ days, ...(catalogue !== undefined && { catalogue }) }).toString()}`;
  };
  const terms = (names: readonly string[]) =>
    names.map((name) => ({ name: t(`quality.${name}`), text: t(`qualityMeaning.${name}`) }));
  return {
    periods: qualityPeriods.map((value) => ({
      value,
      text: t('quality.days', { count: Number(value) }),
      isChosen: value === query.period,
    })),
    catalogues: query.catalogues.map((value) => ({ value, isChosen: value === query.catalogueVersion })),
    uncountedText: seen.uncounted > 0 ? t('quality.uncounted', { count: seen.uncounted }) : '',
    figures: [
      { text: t('quality.shown'), value: format.number(shownOf(all)) },
      { text: t('quality.precision'), value: precision, sub: interval },
      { text: t('quality.added'), value: format.number(all.added) },
    ],
    risks: riskRows(seen.risks, seen.catalogue, words),
    risksHref: address('/admin/quality/risks/export/'),
    riskTerms: terms(riskTerms),
    operators: operatorRows(seen.operators, words),
    operatorsHref: address('/admin/quality/operators/export/'),
    operatorTerms: terms(operatorTerms),
  };
};
