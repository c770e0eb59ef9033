import type Router from '@koa/router';
import { taskId, userId, isUuid, type TaskId } from '../../../../../domain/shared/ids.js';
import type { Result } from '../../../../../domain/shared/result.js';
import type { Actor } from '../../../../../domain/user/access.js';
import type { AnyUseCaseRefusal } from '../../../http/refusal-status.js';
import type { Services, WebOptions } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles, verifiers } from '../../shared/access.js';
import { field, idParam } from '../../shared/input.js';
import { isFragmentRequest, type PageContext, type PageState } from '../../shared/page-context.js';
import { goTo } from '../../shared/show.js';
import { benchOf, createBenchScreens } from './show-bench.js';
import { benchTriggerRoutes } from './trigger.routes.js';

const queue = '/client/operators/dashboard/';

/** The operator's workbench: one task, decided trigger by trigger. */
export const workbenchRoutes = (router: Router<PageState>, services: Services, options: WebOptions): void => {
  const screens = createBenchScreens(services, options);
  const { showBench, refuse } = screens;
  const { takeTask, beatTask, releaseTask, completeTask, handOverTask, escalateTask, changeBenchSettings } = services;
  const at = '/client/operators/workspace/:task/';

  router.get(
    at,
    forRoles(verifiers, async (ctx, actor) => showBench(ctx, actor)),
  );

  // Where the browser stands after a refused form; a reload or a change of language asks for it with GET.
  router.get(`${at}:action/`, async (ctx) => {
    const id = idParam(ctx, 'task', taskId);
    if (id === undefined) return renderError(ctx, 404, 'not-found');
    goTo(ctx, benchOf(id));
  });

  /** A form about the task; when it was obeyed the browser goes on to `next`. */
  const onTask = (
    action: string,
    act: (actor: Actor, id: TaskId, ctx: PageContext) => Promise<Result<unknown, AnyUseCaseRefusal>>,
    next: (id: TaskId) => string,
  ): void => {
    router.post(
      `${at}${action}/`,
      forRoles(verifiers, async (ctx, actor) => {
        const id = idParam(ctx, 'task', taskId);
        if (id === undefined) return renderError(ctx, 404, 'not-found');
        const result = await act(actor, id, ctx);
        if (!result.ok) return refuse(ctx, actor, result.refusal, field(ctx, 'summary'));
        goTo(ctx, next(id));
      }),
    );
  };

  onTask('take', (actor, id) => takeTask.execute(actor, id), benchOf);
  onTask('extend', (actor, id) => beatTask.execute(actor, id), benchOf);
  onTask(
    'release',
    (actor, id) => releaseTask.execute(actor, id),
    () => `${queue}?done=released`,
  );
  onTask(
    'complete',
    (actor, id, ctx) => completeTask.execute(actor, id, field(ctx, 'summary')),
    () => `${queue}?done=completed`,
  );
  onTask(
    'hand-over',
    (actor, id, ctx) => {
      const to = field(ctx, 'operator');
      return isUuid(to)
        ? handOverTask.execute(actor, id, userId(to), field(ctx, 'comment'))
        : Promise.resolve({ ok: false, refusal: { kind: 'unknown-colleague' } } as const);
    },
    () => `${queue}?done=handed-over`,
  );
  onTask(
    'escalate',
    (actor, id, ctx) => escalateTask.execute(actor, id, field(ctx, 'comment')),
    () => `${queue}?done=escalated`,
  );

  router.post(
    `${at}settings/`,
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const isOn = (name: string): boolean => field(ctx, name) !== '';
      await changeBenchSettings.execute(actor, { blurs: isOn('blur'), greys: isOn('grey'), mutes: isOn('mute') });
      if (!isFragmentRequest(ctx)) return goTo(ctx, benchOf(id));
      ctx.status = 204;
    }),
  );

  benchTriggerRoutes(router, services, screens);
};
