import type { Marker, MarkerSheet } from '../../../../domain/report/markers/marker-sheet.js';
import type { Report, ReportFinding } from '../../../../domain/report/report.js';
import { byStart } from '../../../../domain/shared/time-interval.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { MediaInfo } from '../../../../domain/media/media-info.js';
import { translator } from '../../i18n/translator.js';

/** The findings of a report as markers, in the reader's words. */
export const markerSheet = ({ document, state }: Report, media: MediaInfo, locale: Locale): MarkerSheet => {
  const { title, fileName, durationMs, width, height } = document.video;
  return {
    title,
    fileName,
    durationMs,
    width,
    height,
    frameRate: media.video.frameRate,
    hasAudio: media.audio !== undefined,
    note: state === 'draft' ? translator(locale)('report.draft') : '',
    markers: [...document.findings]
      .sort((a, b) => byStart(a.interval, b.interval))
      .map((finding) => markerOf(finding, locale)),
  };
};

const markerOf = (finding: ReportFinding, locale: Locale): Marker => {
  const t = translator(locale);
  const { triggerId, interval, severity, category, nameRu, nameEn, law, fixes, status, comment } = finding;
  return {
    id: triggerId,
    interval,
    severity,
    severityText: t(`severity.${severity}`),
    groupText: t(`category.${category}`),
    risk: locale === 'ru' ? nameRu : nameEn,
    law,
    fixes: fixes.map((fix) => t(`fix.${fix}`)),
    statusText: t(`findingStatus.${status}`),
    comment,
  };
};
