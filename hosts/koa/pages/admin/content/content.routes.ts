import type Router from '@koa/router';
import { videoStates } from '../../../../../domain/video/video.js';
import type { Services } from '../../../services.js';
import { forRoles } from '../../shared/access.js';
import { oneOf, pageParam, queryText } from '../../shared/input.js';
import { lookUp } from '../../shared/look-up.js';
import { wordsOf, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { show } from '../../shared/show.js';
import { accountsNamed, dayRange, searchText } from '../shared/admin-input.js';
import { projectListView, videoListView } from './content-view.js';

const pageSize = 20;

/** Everybody's projects and videos: enough to find one, nothing of what is in it. */
export const adminContentRoutes = (router: Router<PageState>, { queries }: Services): void => {
  router.get(
    '/admin/videos/',
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const state = oneOf(videoStates, queryText(ctx, 'state'));
      const [search, owner] = [searchText(ctx, 'search'), searchText(ctx, 'owner')];
      const { from, to, bounds } = dayRange(ctx);
      const filter = { owner: await accountsNamed(queries, owner), ...(state && { state }), ...(search && { search }) };
      const found = await queries.videos({ ...filter, ...bounds }, { page, pageSize });
      const owners = await lookUp(
        found.items.map(({ video }) => video.ownerId),
        (id) => queries.user(id),
      );
      const query = { search, owner, state, from, to };
      const pager = pagerOf('/admin/videos/', query, page, pageSize, found.total);
      show(ctx, 'admin/content/videos', videoListView(found, owners, query, pager, wordsOf(ctx.state.locale)));
    }),
  );

  router.get(
    '/admin/projects/',
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const [search, owner] = [searchText(ctx, 'search'), searchText(ctx, 'owner')];
      const filter = { owner: await accountsNamed(queries, owner), ...(search && { search }) };
      const found = await queries.projects(filter, { page, pageSize });
      const owners = await lookUp(
        found.items.map(({ project }) => project.ownerId),
        (id) => queries.user(id),
      );
      const query = { search, owner };
      const pager = pagerOf('/admin/projects/', query, page, pageSize, found.total);
      show(ctx, 'admin/content/projects', projectListView(found, owners, query, pager, wordsOf(ctx.state.locale)));
    }),
  );
};
