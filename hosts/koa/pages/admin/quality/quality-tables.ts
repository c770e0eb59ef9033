import type { OperatorQuality, RiskQuality } from '../../../../../application/ports/quality-queries.js';
import { medianEdgeChange } from '../../../../../domain/quality/edge-changes.js';
import type { RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';
import { csvLine, csvMark } from '../shared/csv.js';
import { operatorShares } from './operator-figures.js';
import { precisionOf, riskName, shownOf } from './risk-figures.js';

/** A number that a spreadsheet of the reader's language counts with; nothing where there is none. */
const numeral = (value: number | undefined, { locale }: Words): string => {
  if (value === undefined || !Number.isFinite(value)) return '';
  const text = String(Math.round(value * 1_000) / 1_000);
  return locale === 'ru' ? text.replace('.', ',') : text;
};

const table = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { locale }: Words,
): readonly string[] => [csvMark + csvLine(heads, locale), ...rows.map((row) => csvLine(row, locale))];

export const riskTable = (risks: readonly RiskQuality[], catalogue: RiskCatalogue, words: Words): readonly string[] => {
  const names = ['risk', 'code', 'shown', 'confirmed', 'rejected', 'relabelled', 'precision', 'low', 'high', 'added'];
  const heads = [...names, 'edgesMs'].map((name) => words.t(`quality.${name}`));
  const rows = risks.map((risk) => {
    const { share, low, high } = precisionOf(risk);
    const isJudged = share !== undefined;
    const numbers = [
      ...[shownOf(risk), risk.confirmed, risk.rejected, risk.relabelled],
      ...[share, isJudged ? low : undefined, isJudged ? high : undefined],
      ...[risk.added, medianEdgeChange(risk.edgeChanges)],
    ];
    const name = riskName(risk.riskCode, catalogue, words);
    return [name, risk.riskCode, ...numbers.map((value) => numeral(value, words))];
  });
  return table(heads, rows, words);
};

export const operatorTable = (operators: readonly OperatorQuality[], words: Words): readonly string[] => {
  const names = [
    ...['operator', 'id', 'decisions', 'completed', 'heldHours', 'perHour', 'judged', 'withModels', 'compared'],
    ...['withOthers', 'escalated', 'handedOver', 'passedOn'],
  ];
  const rows = operators.map((one) => {
    const { perHour, withModels, withOthers, passedOn } = operatorShares(one);
    const numbers = [
      ...[one.decisions, one.completed, one.heldMs / 3_600_000, perHour, one.judged, withModels, one.compared],
      ...[withOthers, one.escalated, one.handedOver, passedOn],
    ];
    const name = one.name ?? words.t('ops.accountGone');
    return [name, one.operatorId, ...numbers.map((value) => numeral(value, words))];
  });
  return table(
    names.map((name) => words.t(`quality.${name}`)),
    rows,
    words,
  );
};
