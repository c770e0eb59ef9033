import type { ReportDocument } from '../../../../../domain/report/report.js';
import { blockingFindings } from '../../../../../domain/report/verdict.js';
import type { Words } from '../../shared/page-context.js';
import { groupsOf } from './groups-of.js';
import { placesView, type PlacesView } from './age-places.js';

export interface BlockedView extends PlacesView {
  readonly isConfirmed: boolean;
  readonly statusText: string;
}

/** What stands behind a blocked verdict, a person's word apart from the models'. */
export const blockedView = (document: ReportDocument, words: Words): readonly BlockedView[] => {
  const alike = groupsOf(blockingFindings(document), ({ riskCode, status }) => `${riskCode} ${status}`);
  return alike.map((same) => {
    const [first] = same;
    const intervals = same.map(({ interval }) => interval);
    return {
      ...placesView(words.locale === 'ru' ? first.nameRu : first.nameEn, intervals, words),
      isConfirmed: first.status === 'confirmed',
      statusText: words.t(`findingStatus.${first.status}`),
    };
  });
};
