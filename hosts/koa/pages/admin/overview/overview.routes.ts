import type Router from '@koa/router';
import { plusMs } from '../../../../../domain/shared/instant.js';
import type { Services } from '../../../services.js';
import { forRoles } from '../../shared/access.js';
import { lookUp } from '../../shared/look-up.js';
import { isFragmentRequest, wordsOf, type PageState } from '../../shared/page-context.js';
import { show } from '../../shared/show.js';
import { overviewView } from './overview-view.js';

const failuresShown = 5;
const dayMs = 86_400_000;

/** How the product is doing, on one page. */
export const adminOverviewRoutes = (
  router: Router<PageState>,
  { queries, readWorkload, admin, clock }: Services,
): void => {
  router.get(
    '/admin/',
    forRoles(['admin'], async (ctx) => {
      const now = clock.now();
      const [work, jobs, unsent, failedToday, lastFailed, tasks, dashboard] = await Promise.all([
        readWorkload.execute(),
        admin.pendingJobs(),
        queries.unsentJobs(now),
        queries.executions(
          { owner: undefined, state: 'failed', createdFrom: plusMs(now, -dayMs) },
          { page: 1, pageSize: 1 },
        ),
        queries.executions({ owner: undefined, state: 'failed' }, { page: 1, pageSize: failuresShown }),
        queries.openTasks(),
        queries.dashboard(undefined),
      ]);
      const held = work.executions.filter(({ state }) => state === 'running').slice(0, 20);
      const named = [...held, ...lastFailed.items];
      const names = {
        videos: await lookUp(
          named.map((execution) => execution.videoId),
          (id) => queries.video(id, undefined),
        ),
        owners: await lookUp(
          lastFailed.items.map((execution) => execution.ownerId),
          (id) => queries.user(id),
        ),
      };
      const seen = {
        work,
        jobs,
        unsent,
        failedToday: failedToday.total,
        lastFailed,
        tasks,
        dashboard,
        names,
      };
      const view = isFragmentRequest(ctx) ? 'overview-fragment' : 'overview';
      show(ctx, `admin/overview/${view}`, overviewView(seen, now, wordsOf(ctx.state.locale)));
    }),
  );
};
