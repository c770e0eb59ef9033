import { userId } from '../../../domain/shared/ids.js';
import type { QualityFilter, QualityQueries } from '../../../application/ports/quality-queries.js';
import type { Database } from '../connection/database.js';
import { isUncounted } from '../repositories/quality-repository.js';
import type { BigIntColumn } from '../rows/columns.js';
import { fromOperatorCountRow, fromRiskCountRow, operatorCountColumns, riskCountColumns } from '../rows/quality-row.js';

const countLimit = 10_000;
const mostOperators = 500;
const mostCatalogues = 100;

type Sums<Column extends string> = Readonly<Record<Column, BigIntColumn>>;

const sumsOf = (columns: readonly string[]): string =>
  columns.map((column) => `sum(${column}) as ${column}`).join(', ');

const operatorSums = `
  with work as (
    select operator_id, ${sumsOf(operatorCountColumns)} from quality_operators where day >= ? group by operator_id
  )
  select work.*, users.name from work left join users on users.id = work.operator_id
  order by work.decisions desc, work.operator_id limit ${mostOperators}`;

interface OperatorRow extends Sums<(typeof operatorCountColumns)[number]> {
  readonly operator_id: string;
  readonly name: string | null;
}

export const createQualityQueries = (db: Database): QualityQueries => ({
  async qualityOfRisks({ fromDay, catalogueVersion }: QualityFilter) {
    const ofCatalogue = catalogueVersion === undefined ? '' : 'and catalogue_version = ?';
    const rows = await db.raw<Sums<string> & { readonly risk_code: string }>(
      `select risk_code, ${sumsOf(riskCountColumns)} from quality_risks
       where day >= ? ${ofCatalogue} group by risk_code`,
      [fromDay, ...(catalogueVersion === undefined ? [] : [catalogueVersion])],
    );
    return rows
      .map((row) => ({ riskCode: row.risk_code, ...fromRiskCountRow(row) }))
      .sort((a, b) => (a.riskCode < b.riskCode ? -1 : 1));
  },
  async qualityOfOperators({ fromDay }) {
    const rows = await db.raw<OperatorRow>(operatorSums, [fromDay]);
    return rows.map((row) => ({
      operatorId: userId(row.operator_id),
      name: row.name ?? undefined,
      ...fromOperatorCountRow(row),
    }));
  },
  async qualityCatalogues({ fromDay }) {
    const rows = await db.raw<{ readonly version: string }>(
      `select distinct catalogue_version as version from quality_risks where day >= ? limit ${mostCatalogues}`,
      [fromDay],
    );
    return rows.map(({ version }) => version).sort();
  },
  uncountedTasks: () => db.countUpTo(db.from<Record<string, unknown>>('tasks').whereRaw(isUncounted), countLimit),
});
