import type { VideoAgeRating } from '../../domain/age-rating/rate-video.js';

/** Nothing holds the mark up, nothing is open, nothing was declared. */
export const anAgeRating = (over: Partial<VideoAgeRating> = {}): VideoAgeRating => ({
  mark: '0+',
  reasons: [],
  next: undefined,
  steps: [],
  wholeVideo: [],
  unanswered: [],
  isForeignAgentUnanswered: false,
  range: { lowest: '0+', highest: '0+' },
  confidence: 'high',
  canBeReady: true,
  answers: [],
  declared: undefined,
  ...over,
});
