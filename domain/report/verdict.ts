import type { VideoAgeRating } from '../age-rating/rate-video.js';
import type { ReportDocument, ReportFinding, ReportVerdict } from './report.js';

/** What no mark cures blocks, also while it is only the models' word; a declared mark that is too low is a sign of its own. */
export const verdictOf = (
  findings: readonly ReportFinding[],
  { canBeReady, declared }: Pick<VideoAgeRating, 'canBeReady' | 'declared'>,
): ReportVerdict => {
  if (!canBeReady) return 'blocked';
  return findings.length > 0 || declared?.sign !== undefined ? 'signs-found' : 'no-signs-found';
};

/** Findings for which the verdict is `blocked`; `unverified` ones may yet be rejected. */
export const blockingFindings = ({ ageRating, findings }: ReportDocument): readonly ReportFinding[] => {
  const barred = new Set(
    ageRating.reasons.filter(({ effect }) => effect === 'prohibited').map(({ triggerId }) => triggerId),
  );
  return findings.filter(({ triggerId }) => barred.has(triggerId));
};
