import type { CatalogueVersionRow } from '../../../../../application/index.js';
import { compareCatalogues, type RiskDifference } from '../../../../../domain/risk-definition/catalogue-difference.js';
import type { RiskDefinition } from '../../../../../domain/risk-definition/risk-definition.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';

const nameOf = ({ nameRu, nameEn }: RiskDefinition, { locale }: Words): string => (locale === 'ru' ? nameRu : nameEn);

const linesOf = (difference: RiskDifference, { t }: Words): readonly string[] => {
  if (difference.kind !== 'tuned') return [t(`riskDifference.${difference.kind}`)];
  const { before, after } = difference;
  const changed = (key: string, old: string, fresh: string): readonly string[] =>
    old === fresh ? [] : [t(`riskDifference.${key}`, { before: old, after: fresh })];
  const switched = (isEnabled: boolean): string => t(isEnabled ? 'risks.on' : 'risks.off');
  return [
    ...changed('threshold', String(before.threshold), String(after.threshold)),
    ...changed('severity', t(`severity.${before.severity}`), t(`severity.${after.severity}`)),
    ...changed('enabled', switched(before.isEnabled), switched(after.isEnabled)),
  ];
};

const differenceView = (difference: RiskDifference, words: Words) => {
  const risk = 'risk' in difference ? difference.risk : difference.after;
  return { code: risk.code, name: nameOf(risk, words), lines: linesOf(difference, words) };
};

export const historyView = (rows: readonly CatalogueVersionRow[], pager: Pager, words: Words) => ({
  pager,
  versions: rows.map(({ catalogue, previous, change }) => ({
    version: catalogue.version,
    who: change === undefined ? words.t('risks.shipped') : (change.byName ?? change.by),
    at: change && momentView(change.at, words),
    differences:
      previous === undefined ? [] : compareCatalogues(previous, catalogue).map((one) => differenceView(one, words)),
    emptyText: words.t(previous === undefined ? 'risks.firstVersion' : 'risks.sameVersion'),
  })),
});
