import type Router from '@koa/router';
import { ownerScope } from '../../../../domain/user/access.js';
import type { Services } from '../../services.js';
import { everyRole, forRoles } from '../shared/access.js';
import { homeOf } from '../shared/layout-model.js';
import { wordsOf, type PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { dashboardView } from './dashboard-view.js';

export const dashboardRoutes = (router: Router<PageState>, { queries }: Services): void => {
  router.get(
    '/client/dashboard/',
    forRoles(everyRole, async (ctx, actor) => {
      if (actor.role !== 'client') return goTo(ctx, homeOf(actor.role));
      const owner = ownerScope(actor);
      const [figures, recent, failed, ready] = await Promise.all([
        queries.dashboard(owner),
        queries.videos({ owner }, { page: 1, pageSize: 8 }),
        queries.videos({ owner, state: 'failed' }, { page: 1, pageSize: 3 }),
        queries.videos({ owner, state: 'completed' }, { page: 1, pageSize: 3 }),
      ]);
      const found = { figures, recent: recent.items, failed: failed.items, ready: ready.items };
      show(ctx, 'dashboard/dashboard', dashboardView(found, ctx.state.user?.name ?? '', wordsOf(ctx.state.locale)));
    }),
  );
};
