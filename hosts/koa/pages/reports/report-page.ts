import type { VideoRow } from '../../../../application/ports/screen-queries.js';
import type { Report } from '../../../../domain/report/report.js';
import { canChangeOwned, type Actor } from '../../../../domain/user/access.js';
import type { FrameAddresses } from '../../http/frame-addresses.js';
import type { Words } from '../shared/page-context.js';
import type { PlayerView } from '../videos/player-view.js';
import { filterView, type FindingFilter } from './finding-filter.js';
import { fixListView } from './fix-list-view.js';
import { markerLinks } from './marker-links.js';
import type { ShownPlaces } from './places.js';
import { reportView } from './report-view.js';
import { timelineView } from './timeline-view.js';

interface Found {
  readonly row: VideoRow;
  readonly report: Report;
  readonly player: PlayerView | undefined;
  readonly addresses: FrameAddresses;
  readonly places: ShownPlaces;
}

/** The report with what only a screen has: time line, filters, the list of fixes, files for editing. */
export const reportPage = (
  { row: { video }, report, player, addresses, places }: Found,
  actor: Actor,
  filter: FindingFilter,
  words: Words,
) => {
  const { findings, video: file } = report.document;
  const here = `/client/reports/${report.videoId}/`;
  return {
    ...reportView(report, player, words, addresses, places.risks),
    pager: places.pager,
    id: report.videoId,
    hasFindings: findings.length > 0,
    filters: filterView(findings, filter, here, words),
    timeline: timelineView(findings, file.durationMs, here, places.hrefOf, words),
    fixList: fixListView(findings, file.title, places.hrefOf, words),
    markers: markerLinks(report.videoId, video.media.video.frameRate, words),
    recheckHref: canChangeOwned(actor, video.ownerId)
      ? `/client/videos/upload/?project_id=${video.projectId}`
      : undefined,
  };
};
