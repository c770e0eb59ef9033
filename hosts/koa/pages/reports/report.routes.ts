import type Router from '@koa/router';
import type { Report } from '../../../../domain/report/report.js';
import { videoId } from '../../../../domain/shared/ids.js';
import { riskCategories, severities } from '../../../../domain/risk-definition/risk-definition.js';
import { ownerScope } from '../../../../domain/user/access.js';
import type { Services, WebOptions } from '../../services.js';
import { frameAddresses } from '../../http/frame-addresses.js';
import { renderError } from '../render-error.js';
import { everyRole, forRoles } from '../shared/access.js';
import { idParam, oneOf, pageParam, queryText } from '../shared/input.js';
import { wordsOf, type PageState } from '../shared/page-context.js';
import { show } from '../shared/show.js';
import { playerView } from '../videos/player-view.js';
import { choosePlaces, type ShownPlaces } from './places.js';
import { reportPage } from './report-page.js';

export const reportRoutes = (router: Router<PageState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries } = services;
  router.get(
    '/client/reports/:id/',
    forRoles(everyRole, async (ctx, actor) => {
      const id = idParam(ctx, 'id', videoId);
      const owner = ownerScope(actor);
      const row = id && (await queries.video(id, owner));
      if (!row) return renderError(ctx, 404, 'not-found');
      const report = await queries.reportOfVideo(row.video.id, owner);
      if (report === undefined)
        return show(ctx, 'reports/none', { videoHref: `/client/videos/${row.video.id}/`, title: row.video.title }, 404);
      const player = await playerView(services, baseUrl, actor, row.video.id);
      const filter = {
        group: oneOf(riskCategories, queryText(ctx, 'group')),
        severity: oneOf(severities, queryText(ctx, 'severity')),
      };
      const places = choosePlaces(report, filter, pageParam(ctx));
      const addresses = await frameAddresses(services, ofPlaces(report, places), baseUrl);
      const found = { row, report, player, addresses, places };
      show(ctx, 'reports/report', reportPage(found, actor, filter, wordsOf(ctx.state.locale)));
    }),
  );
};

/** With nothing but the findings whose pictures the page needs. */
const ofPlaces = (report: Report, { risks }: ShownPlaces): Report => ({
  ...report,
  document: { ...report.document, findings: risks.flatMap(({ shown }) => shown) },
});
