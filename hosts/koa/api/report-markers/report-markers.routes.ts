import { markerFormats, writeMarkers, type MarkerFormat } from '../../../../domain/report/markers/marker-formats.js';
import { videoId } from '../../../../domain/shared/ids.js';
import { ownerScope } from '../../../../domain/user/access.js';
import { translator } from '../../i18n/translator.js';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404 } from '../shared/outcome.js';
import { safeFileName } from './file-name.js';
import { markerSheet } from './marker-sheet.js';
import { markersQuery } from './report-markers.schema.js';

/** An EDL has no type of its own. */
const contentTypes: Readonly<Record<MarkerFormat, string>> = {
  csv: 'text/csv',
  edl: 'text/plain',
  fcpxml: 'application/xml',
  xml: 'application/xml',
  vtt: 'text/vtt',
};

export const reportMarkersRoutes = (api: Api, { queries }: Services): void => {
  api.route(
    {
      method: 'get',
      path: '/videos/:id/report/markers/',
      id: 'getReportMarkers',
      tag: 'videos',
      summary: {
        ru: 'Находки отчёта как маркеры для монтажа',
        en: 'The findings of the report as markers for editing',
      },
      description: {
        ru: 'Время — в кадрах частоты файла: 23,976 и 29,97 как 1000/1001, при 29,97 и 59,94 — drop-frame. При переменной, необычной или неизвестной частоте берётся ближайшая обычная, и маркеры стоят по реальному времени.',
        en: "Times are frames of the file's own rate: 23.976 and 29.97 as 1000/1001, drop-frame at 29.97 and 59.94. For a variable, unusual or unknown rate the nearest usual one is taken, and markers stand by real time.",
      },
      access: 'members',
      query: markersQuery,
      contentType: [...new Set(markerFormats.map((format) => contentTypes[format]))],
    },
    async ({ ctx, actor, query: { format, start_hour: startHour = 0 } }) => {
      const { locale } = ctx.state;
      const [id, owner] = [idOf(ctx, videoId), ownerScope(actor)];
      const { video } = foundOr404(await queries.video(id, owner), 'video');
      const report = foundOr404(await queries.reportOfVideo(id, owner), 'report');
      const t = translator(locale);
      const headings = {
        start: t('markers.start'),
        end: t('markers.end'),
        startTimecode: t('markers.startTimecode'),
        endTimecode: t('markers.endTimecode'),
        severity: t('markers.severity'),
        group: t('markers.group'),
        risk: t('markers.risk'),
        fixes: t('markers.fixes'),
        law: t('markers.law'),
        status: t('markers.status'),
        comment: t('markers.comment'),
      };
      const delimiter = locale === 'ru' ? ';' : ',';
      const sheet = markerSheet(report, video.media, locale);
      const fallback = `markers-${id}`;
      ctx.attachment(`${safeFileName(sheet.title, fallback)}.${format}`, { fallback: `${fallback}.${format}` });
      ctx.type = `${contentTypes[format]}; charset=utf-8`;
      ctx.body = writeMarkers(format, sheet, { startHour, headings, delimiter });
    },
  );
};
