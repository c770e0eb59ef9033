import type { Instant } from '../shared/instant.js';

const dayMs = 86_400_000;

/** Pages show the days of Moscow, which has had no summer time since 2014. */
const moscowOffsetMs = 3 * 3_600_000;

/** Whole days of Moscow since the first of January 1970. */
export const qualityDay = (at: Instant): number => Math.floor((at + moscowOffsetMs) / dayMs);
