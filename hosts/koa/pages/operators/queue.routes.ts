import type Router from '@koa/router';
import { plusMs } from '../../../../domain/shared/instant.js';
import type { Actor } from '../../../../domain/user/access.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { forRoles, verifiers } from '../shared/access.js';
import { oneOf, pageParam, queryText } from '../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { pagerOf } from '../shared/pager.js';
import { showRefusal } from '../shared/refused.js';
import { goTo, show } from '../shared/show.js';
import { queueView } from './queue-view.js';

const pageSize = 20;
const figuresMs = 7 * 86_400_000;

/** The operator's start page: next task, own tasks, the queue. */
export const queueRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, takeNextTask, clock } = services;
  const here = '/client/operators/dashboard/';

  const showQueue = async (ctx: PageContext, actor: Actor, error?: string): Promise<void> => {
    const words = wordsOf(ctx.state.locale);
    const now = clock.now();
    const page = pageParam(ctx);
    const [own, waiting, dashboard, figures] = await Promise.all([
      queries.tasks({ state: 'in_progress', operator: actor.userId }, { page: 1, pageSize }),
      queries.tasks({ state: 'pending' }, { page, pageSize }),
      queries.dashboard(undefined),
      queries.operatorFigures(actor.userId, plusMs(now, -figuresMs)),
    ]);
    const done = oneOf(['completed', 'released'], queryText(ctx, 'done'));
    const said = { error, message: done && words.t(`queue.${done}`) };
    const pager = pagerOf(here, {}, page, pageSize, waiting.total);
    show(ctx, 'operators/queue', queueView({ own, waiting, dashboard, figures }, said, pager, now, words));
  };

  router.get(
    here,
    forRoles(verifiers, async (ctx, actor) => showQueue(ctx, actor)),
  );

  router.post(
    '/client/operators/take-next/',
    forRoles(verifiers, async (ctx, actor) => {
      const result = await takeNextTask.execute(actor);
      if (result.ok) return goTo(ctx, `/client/operators/workspace/${result.value.id}/`);
      if (result.refusal.kind !== 'queue-empty') return showRefusal(ctx, result.refusal);
      await showQueue(ctx, actor, refusalText(ctx.state.locale, result.refusal));
    }),
  );
};
