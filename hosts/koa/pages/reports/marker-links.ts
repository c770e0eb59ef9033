import { timeBaseOf } from '../../../../domain/report/markers/time-base.js';
import type { VideoId } from '../../../../domain/shared/ids.js';
import type { Words } from '../shared/page-context.js';

export interface MarkerLinks {
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** How their time codes count. */
  readonly rateText: string;
}

export const markerLinks = (id: VideoId, frameRate: number, { t, format }: Words): MarkerLinks => {
  const base = `/api/videos/${id}/report/markers/?format=`;
  const { framesPerSecond, isNtsc, isDropFrame, isExact } = timeBaseOf(frameRate);
  const rate = format.number(isNtsc ? (framesPerSecond * 1000) / 1001 : framesPerSecond);
  return {
    links: [
      { href: `${base}fcpxml`, text: t('markers.fcpxml') },
      { href: `${base}xml`, text: t('markers.xml') },
      { href: `${base}edl&start_hour=1`, text: t('markers.edlHour') },
      { href: `${base}edl`, text: t('markers.edl') },
      { href: `${base}csv`, text: t('markers.csv') },
      { href: `${base}vtt`, text: t('markers.vtt') },
    ],
    rateText: t(isExact ? (isDropFrame ? 'markers.rateDropFrame' : 'markers.rate') : 'markers.rateNearest', { rate }),
  };
};
