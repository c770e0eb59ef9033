import type { CatalogueQueries, CatalogueVersionRow } from '../../../application/ports/catalogue-queries.js';
import { userId } from '../../../domain/shared/ids.js';
import type { Database } from '../connection/database.js';
import { fromCatalogueRow, type CatalogueRow } from '../rows/catalogue-row.js';
import { toInstant, type BigIntColumn, type JsonColumn } from '../rows/columns.js';
import { pageOf } from './page-of.js';

interface ChangeRow {
  readonly subject_id: string;
  readonly operator_id: string;
  readonly created_at: BigIntColumn;
  readonly name: string | null;
}

type VersionRow = CatalogueRow & { readonly previous: JsonColumn };

export const createCatalogueQueries = (db: Database): CatalogueQueries => ({
  async catalogueVersions(request) {
    const versions = db
      .from<VersionRow>('risk_catalogues as version')
      .select('version.version', 'version.document')
      .select(
        db.fragment(
          '(select document from risk_catalogues earlier where earlier.position < version.position order by earlier.position desc limit 1) as previous',
        ),
      )
      .orderBy('version.position', 'desc');
    const { items, total } = await pageOf<VersionRow>(db, versions, request);
    const changes = await changesOf(
      db,
      items.map(({ version }) => version),
    );
    const rows = items.map(({ version, document, previous }): CatalogueVersionRow => ({
      catalogue: fromCatalogueRow({ version, document }),
      previous: previous === null ? undefined : fromCatalogueRow({ version: `before ${version}`, document: previous }),
      change: changes.get(version),
    }));
    return { items: rows, total };
  },
});

const changesOf = async (
  db: Database,
  versions: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<CatalogueVersionRow['change']>>> => {
  const rows: readonly ChangeRow[] = await db
    .from<ChangeRow>('operator_log')
    .leftJoin('users', 'users.id', 'operator_log.operator_id')
    .where('operator_log.subject_type', 'catalogue')
    .whereIn('operator_log.subject_id', versions)
    // Rows that come later in the map stand: the first line of a version is its author's.
    .orderBy('operator_log.id', 'desc')
    .select<ChangeRow[]>(
      'operator_log.subject_id',
      'operator_log.operator_id',
      'operator_log.created_at',
      'users.name',
    );
  return new Map(
    rows.map((row) => [
      row.subject_id,
      { by: userId(row.operator_id), byName: row.name ?? undefined, at: toInstant(row.created_at) },
    ]),
  );
};
