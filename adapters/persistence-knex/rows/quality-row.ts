import { edgeChangeBounds } from '../../../domain/quality/edge-changes.js';
import type { OperatorCounts, OperatorLine, RiskCounts, RiskLine } from '../../../domain/quality/quality-counts.js';
import { toInteger, type BigIntColumn } from './columns.js';

type Columns<Name extends string> = Readonly<Record<Name, BigIntColumn>>;

/** `edges_40`: findings whose edges were moved by no more than 40 ms, and by more than the bound before. */
const boundColumns: readonly string[] = edgeChangeBounds.map((bound) => `edges_${bound}`);
export const edgeChangeColumns: readonly string[] = [...boundColumns, 'edges_beyond'];

export const riskCountColumns = ['confirmed', 'rejected', 'relabelled', 'added', ...edgeChangeColumns] as const;

export const operatorCountColumns = [
  'completed',
  'decisions',
  'judged',
  'confirmed',
  'held_ms',
  'compared',
  'agreed',
  'escalated',
  'handed_over',
] as const;

export const toRiskLineRow = (day: number, line: RiskLine) => ({
  day,
  risk_code: line.riskCode,
  catalogue_version: line.catalogueVersion,
  confirmed: line.confirmed,
  rejected: line.rejected,
  relabelled: line.relabelled,
  added: line.added,
  ...Object.fromEntries(edgeChangeColumns.map((column, index) => [column, line.edgeChanges[index] ?? 0])),
});

export const fromRiskCountRow = (row: Columns<string>): RiskCounts => {
  const count = (column: string): number => toInteger(row[column] ?? 0);
  return {
    confirmed: count('confirmed'),
    rejected: count('rejected'),
    relabelled: count('relabelled'),
    added: count('added'),
    edgeChanges: edgeChangeColumns.map(count),
  };
};

export const toOperatorLineRow = (day: number, line: OperatorLine) => ({
  day,
  operator_id: line.operatorId,
  completed: line.completed,
  decisions: line.decisions,
  judged: line.judged,
  confirmed: line.confirmed,
  held_ms: line.heldMs,
  compared: line.compared,
  agreed: line.agreed,
  escalated: line.escalated,
  handed_over: line.handedOver,
});

export const fromOperatorCountRow = (row: Columns<(typeof operatorCountColumns)[number]>): OperatorCounts => ({
  completed: toInteger(row.completed),
  decisions: toInteger(row.decisions),
  judged: toInteger(row.judged),
  confirmed: toInteger(row.confirmed),
  heldMs: toInteger(row.held_ms),
  compared: toInteger(row.compared),
  agreed: toInteger(row.agreed),
  escalated: toInteger(row.escalated),
  handedOver: toInteger(row.handed_over),
});
