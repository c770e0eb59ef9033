import type { AgeReason } from '../../../../../domain/age-rating/age-rating.js';
import type { TimeInterval } from '../../../../../domain/shared/time-interval.js';
import type { Words } from '../../shared/page-context.js';
import { groupsOf } from './groups-of.js';

/** More places of one risk are counted: the findings list them all. */
const shownPlaces = 8;

/** Places of one risk in the video, each of which moves the player. */
export interface PlacesView {
  readonly name: string;
  readonly places: readonly { readonly startMs: number; readonly startText: string; readonly endText: string }[];
  readonly moreText: string | undefined;
}

export const placesView = (name: string, intervals: readonly TimeInterval[], { t, format }: Words): PlacesView => {
  const rest = intervals.length - shownPlaces;
  return {
    name,
    places: intervals.slice(0, shownPlaces).map(({ startMs, endMs }) => ({
      startMs,
      startText: format.timecode(startMs),
      endText: format.timecode(endMs),
    })),
    moreText: rest > 0 ? t('age.more', { count: format.number(rest) }) : undefined,
  };
};

/** One entry for each risk, in the order of the reasons. */
export const placesByRisk = (
  reasons: readonly AgeReason[],
  nameOf: (riskCode: string) => string,
  words: Words,
): readonly PlacesView[] =>
  groupsOf(reasons, ({ riskCode }) => riskCode).map((same) =>
    placesView(
      nameOf(same[0].riskCode),
      same.map(({ interval }) => interval),
      words,
    ),
  );
