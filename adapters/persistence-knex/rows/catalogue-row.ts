import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import { fromJson, reading, type JsonColumn } from './columns.js';

export interface CatalogueRow {
  readonly version: string;
  readonly document: JsonColumn;
}

export const fromCatalogueRow = (row: CatalogueRow): RiskCatalogue =>
  reading('catalogue', (named: CatalogueRow & { readonly id: string }) => fromJson<RiskCatalogue>(named.document))({
    ...row,
    id: row.version,
  });
