import type { RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';
import type { UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { Page, PageRequest } from './screen-queries.js';

/** Reads of the catalogue's history. */
export interface CatalogueQueries {
  /** Every version, the newest first, each with the one that it replaced and who changed it. */
  catalogueVersions(page: PageRequest): Promise<Page<CatalogueVersionRow>>;
}

export interface CatalogueVersionRow {
  readonly catalogue: RiskCatalogue;
  /** Undefined for the first one. */
  readonly previous: RiskCatalogue | undefined;
  /** From the log; undefined where nobody changed it by hand: it came with the product. */
  readonly change: { readonly by: UserId; readonly byName: string | undefined; readonly at: Instant } | undefined;
}
