import type { AgeRating, AgeReason } from '../../../domain/age-rating/age-rating.js';
import type { VideoAgeRating } from '../../../domain/age-rating/rate-video.js';
import type { ReportDocument } from '../../../domain/report/report.js';

type OlderReason = Omit<AgeReason, 'isAssumed'> & Partial<AgeReason>;
type OlderRating = Pick<AgeRating, 'mark' | 'next'> & { readonly reasons: readonly OlderReason[] } & Partial<
    Omit<VideoAgeRating, 'reasons'>
  >;

/** A document as it was stored before operators were asked about scenes: nothing was answered, nothing declared. */
export const completeDocument = (
  stored: Omit<ReportDocument, 'ageRating'> & { readonly ageRating: OlderRating },
): ReportDocument => {
  const { ageRating: rating } = stored;
  const { mark, next } = rating;
  const ageRating: VideoAgeRating = {
    steps: next === undefined ? [] : [next],
    wholeVideo: [],
    unanswered: [],
    isForeignAgentUnanswered: false,
    range: { lowest: mark, highest: mark },
    confidence: 'low',
    canBeReady: mark !== 'prohibited',
    answers: [],
    declared: undefined,
    ...rating,
    reasons: rating.reasons.map((reason) => ({ isAssumed: false, ...reason })),
  };
  return { ...stored, ageRating };
};
