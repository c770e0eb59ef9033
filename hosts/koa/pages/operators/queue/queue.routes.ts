import type Router from '@koa/router';
import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import { plusMs } from '../../../../../domain/shared/instant.js';
import type { Actor } from '../../../../../domain/user/access.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services } from '../../../services.js';
import { forRoles, verifiers } from '../../shared/access.js';
import { oneOf, pageParam, queryText } from '../../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { showRefusal } from '../../shared/refused.js';
import { goTo, show } from '../../shared/show.js';
import { queueView } from './queue-view.js';
import { openTasks, wholeQueueView } from './whole-queue-view.js';

const pageSize = 20;
const figuresMs = 7 * 86_400_000;

const placeOf = (address: string, page: number): string => (page > 1 ? `${address}?page=${page}` : address);

/** The operator's start page: next task, own tasks, the queue. */
export const queueRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, takeNextTask, clock } = services;
  const here = '/client/operators/dashboard/';

  /** As the use case chooses it: admins what was escalated, everybody else what was not. */
  const firstFor = async ({ role }: Actor): Promise<TaskRow | undefined> => {
    const first = async (isEscalated: boolean) =>
      (await queries.tasks({ state: 'pending', isEscalated }, { page: 1, pageSize: 1 })).items[0];
    return (role === 'admin' ? await first(true) : undefined) ?? (await first(false));
  };

  const showQueue = async (ctx: PageContext, actor: Actor, error?: string): Promise<void> => {
    const words = wordsOf(ctx.state.locale);
    const now = clock.now();
    const page = pageParam(ctx);
    const [own, waiting, first, dashboard, figures] = await Promise.all([
      queries.tasks({ state: 'in_progress', operator: actor.userId }, { page: 1, pageSize }),
      queries.tasks({ state: 'pending' }, { page, pageSize }),
      firstFor(actor),
      queries.dashboard(undefined),
      queries.operatorFigures(actor.userId, plusMs(now, -figuresMs)),
    ]);
    const done = oneOf(['completed', 'released', 'handed-over', 'escalated'], queryText(ctx, 'done'));
    const said = { error, message: done && words.t(`queue.${done}`) };
    const canSeeWhole = actor.role === 'admin';
    const found = { own, waiting, first, dashboard, figures, canSeeWhole };
    const pager = pagerOf(here, {}, page, pageSize, waiting.total);
    const place = { pager, here: placeOf(here, page) };
    show(ctx, 'operators/queue/queue', queueView(found, said, place, now, words));
  };

  router.get(
    here,
    forRoles(verifiers, async (ctx, actor) => showQueue(ctx, actor)),
  );

  router.get(
    '/client/operators/queue/',
    forRoles(['admin'], async (ctx) => {
      const words = wordsOf(ctx.state.locale);
      const page = pageParam(ctx);
      const view = wholeQueueView(await openTasks(queries), page, clock.now(), words);
      show(ctx, 'operators/queue/whole', { ...view, here: placeOf('/client/operators/queue/', page) });
    }),
  );

  // Where the browser stands after an empty queue; a reload or a change of language asks for it with GET.
  router.get('/client/operators/take-next/', (ctx) => goTo(ctx, here));

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
