import type Router from '@koa/router';
import type { Services } from '../../../services.js';
import { forRoles } from '../../shared/access.js';
import { wordsOf, type PageState } from '../../shared/page-context.js';
import { show } from '../../shared/show.js';
import { answerCsv } from '../shared/csv.js';
import { trailFilter, trailPath, trailQuery } from './trail-query.js';
import { trailTable } from './trail-table.js';
import { trailView } from './trail-view.js';

const pageSize = 50;

/** Who did what: accounts, dated lists, verification and the catalogue in one list; also as a table to be kept. */
export const adminTrailRoutes = (router: Router<PageState>, { queries, clock }: Services): void => {
  router.get(
    trailPath,
    forRoles(['admin'], async (ctx) => {
      const query = trailQuery(ctx);
      const found = await queries.trail(await trailFilter(queries, query), { pageSize, ...query.place });
      show(ctx, 'admin/trail/trail', trailView(found, query, wordsOf(ctx.state.locale)));
    }),
  );

  router.get(
    `${trailPath}export/`,
    forRoles(['admin'], async (ctx) => {
      const filter = await trailFilter(queries, trailQuery(ctx));
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      answerCsv(ctx, `log-${day}`, trailTable(queries, filter, wordsOf(ctx.state.locale)));
    }),
  );
};
