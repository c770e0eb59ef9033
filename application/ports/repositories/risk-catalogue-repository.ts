import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';

/** Versions are immutable once added. */
export interface RiskCatalogueRepository {
  /** The version under which new videos are judged; undefined before the first one is added. */
  current(): Promise<RiskCatalogue | undefined>;
  find(version: string): Promise<RiskCatalogue | undefined>;
  /** Adds a version and makes it the current one; adding a version that exists changes nothing. */
  add(catalogue: RiskCatalogue): Promise<void>;
}
