import type Router from '@koa/router';
import type { Services } from '../../services.js';
import { forRoles } from '../shared/access.js';
import { pageParam, queryText } from '../shared/input.js';
import { wordsOf, type PageState } from '../shared/page-context.js';
import { pagerOf } from '../shared/pager.js';
import { show } from '../shared/show.js';
import { adminView } from './admin-view.js';

const userPageSize = 20;
const executionPageSize = 20;

export const adminRoutes = (router: Router<PageState>, { queries }: Services): void => {
  router.get(
    '/admin/',
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const search = queryText(ctx, 'search').trim().slice(0, 200);
      const [users, executions, figures] = await Promise.all([
        queries.users({ ...(search && { search }) }, { page, pageSize: userPageSize }),
        queries.executions({ owner: undefined }, { page: 1, pageSize: executionPageSize }),
        queries.dashboard(undefined),
      ]);
      const pager = pagerOf('/admin/', { search }, page, userPageSize, users.total);
      show(ctx, 'admin/admin', adminView({ users, executions, figures }, search, pager, wordsOf(ctx.state.locale)));
    }),
  );
};
