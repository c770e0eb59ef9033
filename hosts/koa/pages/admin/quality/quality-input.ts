import type { QualityQueries } from '../../../../../application/ports/quality-queries.js';
import { qualityDay } from '../../../../../domain/quality/quality-day.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { oneOf, queryText } from '../../shared/input.js';
import type { PageContext } from '../../shared/page-context.js';

export const qualityPeriods = ['7', '30', '90'] as const;
export type QualityPeriod = (typeof qualityPeriods)[number];

export interface QualityQuery {
  readonly period: QualityPeriod;
  /** The first day of the period; the last one is today. */
  readonly fromDay: number;
  /** Versions that there are figures of, the newest first. */
  readonly catalogues: readonly string[];
  readonly catalogueVersion: string | undefined;
}

/** What the address asks for; what is none of the choices does not filter. */
export const qualityQuery = async (
  ctx: PageContext,
  queries: Pick<QualityQueries, 'qualityCatalogues'>,
  now: Instant,
): Promise<QualityQuery> => {
  const period = oneOf(qualityPeriods, queryText(ctx, 'days')) ?? '30';
  const fromDay = qualityDay(now) - Number(period) + 1;
  const catalogues = [...(await queries.qualityCatalogues({ fromDay }))].reverse();
  return { period, fromDay, catalogues, catalogueVersion: oneOf(catalogues, queryText(ctx, 'catalogue')) };
};
