import type { OperatorCounts, RiskCounts } from '../../domain/quality/quality-counts.js';
import type { UserId } from '../../domain/shared/ids.js';

/** How well models and operators judge, from tasks that are completed and counted. As fast with a million findings as with none. */
export interface QualityQueries {
  /** By code of the risk. */
  qualityOfRisks(filter: QualityFilter): Promise<readonly RiskQuality[]>;
  /** Those with most decisions first, then by id; at most 500. Names are of now. */
  qualityOfOperators(filter: Pick<QualityFilter, 'fromDay'>): Promise<readonly OperatorQuality[]>;
  /** Versions of the catalogue under which the counted findings were raised, in the order of their names; at most 100. */
  qualityCatalogues(filter: Pick<QualityFilter, 'fromDay'>): Promise<readonly string[]>;
  /** Completed tasks that are not in the figures yet; counted exactly up to 10,000. */
  uncountedTasks(): Promise<number>;
}

export interface QualityFilter {
  /** The first day that counts, see `qualityDay`. */
  readonly fromDay: number;
  readonly catalogueVersion?: string;
}

export interface RiskQuality extends RiskCounts {
  readonly riskCode: string;
}

export interface OperatorQuality extends OperatorCounts {
  readonly operatorId: UserId;
  /** Undefined for an account that is no more. */
  readonly name: string | undefined;
}
