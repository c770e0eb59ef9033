import type { AgeMark } from '../age-rating/age-rating.js';
import { compareDeclared } from '../age-rating/declared-mark.js';
import type { RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { ReportDocument } from './report.js';
import { verdictOf } from './verdict.js';

/** The same report after the client declared another mark, or none. */
export const redeclareMark = (
  document: ReportDocument,
  mark: AgeMark | undefined,
  catalogue: RiskCatalogue,
): ReportDocument => {
  const declared = mark === undefined ? undefined : compareDeclared(document.ageRating, mark, catalogue);
  const ageRating = { ...document.ageRating, declared };
  return { ...document, ageRating, verdict: verdictOf(document.findings, ageRating) };
};
