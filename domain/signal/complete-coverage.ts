import { checkNames, type Coverage } from './coverage.js';

/** An entry for every check of the product, in one order: what nobody reported on was not done. */
export const completeCoverage = (coverage: readonly Coverage[], durationMs: number): readonly Coverage[] =>
  checkNames.flatMap((check): readonly Coverage[] => {
    const told = coverage.filter((entry) => entry.check === check);
    if (told.length > 0) return told;
    return [{ state: 'not-checked', check, reason: 'not-run', intervals: [{ startMs: 0, endMs: durationMs }] }];
  });
