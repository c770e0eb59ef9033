import type Router from '@koa/router';
import { ownerScope } from '../../../../domain/user/access.js';
import type { Services } from '../../services.js';
import { everyRole, forRoles } from '../shared/access.js';
import { homeOf } from '../shared/layout-model.js';
import { wordsOf, type PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { dashboardView } from './dashboard-view.js';
import { loadDashboard } from './load-dashboard.js';

export const dashboardRoutes = (router: Router<PageState>, services: Services): void => {
  router.get(
    '/client/dashboard/',
    forRoles(everyRole, async (ctx, actor) => {
      if (actor.role !== 'client') return goTo(ctx, homeOf(actor.role));
      const found = await loadDashboard(services, ownerScope(actor));
      show(ctx, 'dashboard/dashboard', dashboardView(found, ctx.state.user?.name ?? '', wordsOf(ctx.state.locale)));
    }),
  );
};
