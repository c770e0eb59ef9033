import type Router from '@koa/router';
import { notFound } from '../../../../application/use-cases/refusals.js';
import type { TaskRow } from '../../../../application/ports/screen-queries.js';
import { taskId, triggerId, type TaskId } from '../../../../domain/shared/ids.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { DecisionCommand } from '../../../../domain/trigger/trigger-decisions.js';
import { verdicts, type Trigger } from '../../../../domain/trigger/trigger.js';
import { heldTask } from '../../../../domain/verification-task/task-decisions.js';
import { statusOf, type AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services, WebOptions } from '../../services.js';
import { renderError } from '../render-error.js';
import { forRoles, verifiers } from '../shared/access.js';
import { field, idParam, oneOf } from '../shared/input.js';
import { isFragmentRequest, wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { showRefusal } from '../shared/refused.js';
import { goTo, show } from '../shared/show.js';
import { playerView } from '../videos/player-view.js';
import { ageBenchView } from './age/age-bench-view.js';
import { benchProgress } from './bench-progress.js';
import { loadTriggers } from './load-triggers.js';
import { riskOptions } from './risk-options.js';
import { parseTimecode } from './timecode-input.js';
import { triggerView } from './trigger-view.js';
import { workbenchView } from './workbench-view.js';

const benchOf = (id: TaskId): string => `/client/operators/workspace/${id}/`;

/** The operator's workbench: one task, decided trigger by trigger. */
export const workbenchRoutes = (router: Router<PageState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, catalogue, clock } = services;

  const findTask = async (ctx: PageContext): Promise<TaskRow | undefined> => {
    const id = idParam(ctx, 'task', taskId);
    return id && (await queries.task(id));
  };

  /** The workbench when the actor holds the task; otherwise a page that says whose it is. */
  const showBench = async (
    ctx: PageContext,
    actor: Actor,
    form: { readonly summary?: string; readonly error?: string },
    status = 200,
  ): Promise<void> => {
    const row = await findTask(ctx);
    if (row === undefined) return showRefusal(ctx, notFound('task'));
    const now = clock.now();
    const words = wordsOf(ctx.state.locale);
    const held = heldTask(row.task, actor.userId, now);
    const { videoId, executionId } = row.task;
    if (!held.ok) {
      const { task } = row;
      const isOthers = task.state === 'in_progress' && task.operatorId !== actor.userId && task.leaseExpiresAt > now;
      const model = {
        taskId: task.id,
        title: row.videoTitle,
        projectName: row.projectName,
        state: task.state === 'completed' ? 'completed' : isOthers ? 'held' : 'free',
        operatorName: row.operatorName ?? '',
        reportHref: `/client/reports/${videoId}/`,
        error: form.error,
      };
      return show(ctx, 'operators/closed', model, status);
    }
    const [video, triggers, report, player, rated] = await Promise.all([
      queries.video(videoId, undefined),
      loadTriggers(queries, executionId),
      queries.reportOfVideo(videoId, undefined),
      playerView(services, baseUrl, actor, videoId),
      services.readAgeRating.execute(actor, row.task.id),
    ]);
    if (!rated.ok) return showRefusal(ctx, rated.refusal);
    if (video === undefined) return showRefusal(ctx, notFound('video'));
    const risks = await catalogue(triggers[0]?.catalogueVersion);
    const found = { row, task: held.value, video: video.video, triggers, catalogue: risks, report, player };
    const age = ageBenchView(rated.value, '', words);
    show(ctx, 'operators/workbench', { ...workbenchView(found, form, now, words), age }, status);
  };

  /** After a decision: the changed card and the counter for htmx, the whole page for a browser without scripts. */
  const showDecided = async (ctx: PageContext, trigger: Trigger): Promise<void> => {
    const row = await findTask(ctx);
    if (row === undefined) return showRefusal(ctx, notFound('task'));
    if (!isFragmentRequest(ctx)) return goTo(ctx, `${benchOf(row.task.id)}#trigger-${trigger.id}`);
    const words = wordsOf(ctx.state.locale);
    const risks = await catalogue(trigger.catalogueVersion);
    show(ctx, 'operators/decided', {
      trigger: triggerView(trigger, row.task.id, risks, words),
      progress: benchProgress(row, words),
    });
  };

  const refuse = async (ctx: PageContext, actor: Actor, refusal: AnyUseCaseRefusal, summary = ''): Promise<void> => {
    if (isFragmentRequest(ctx)) return showRefusal(ctx, refusal);
    const error = refusalText(ctx.state.locale, refusal);
    await showBench(ctx, actor, { error, summary }, statusOf(refusal));
  };

  const decisionOf = (ctx: PageContext): DecisionCommand | undefined => {
    const verdict = oneOf(verdicts, field(ctx, 'verdict'));
    const comment = field(ctx, 'comment').trim();
    if (verdict === 'relabelled') return { verdict, riskCode: field(ctx, 'risk_code'), comment };
    return verdict && { verdict, comment };
  };

  router.get(
    '/client/operators/workspace/:task/',
    forRoles(verifiers, async (ctx, actor) => showBench(ctx, actor, {})),
  );

  // Where the browser stands after a refused form; a reload or a change of language asks for it with GET.
  router.get('/client/operators/workspace/:task/:action/', async (ctx) => {
    const id = idParam(ctx, 'task', taskId);
    if (id === undefined) return renderError(ctx, 404, 'not-found');
    goTo(ctx, benchOf(id));
  });

  router.post(
    '/client/operators/workspace/:task/take/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await services.takeTask.execute(actor, id);
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      goTo(ctx, benchOf(id));
    }),
  );

  router.post(
    '/client/operators/workspace/:task/triggers/:trigger/decide/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'trigger', triggerId);
      const command = decisionOf(ctx);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      if (command === undefined) return renderError(ctx, 400, 'bad-request');
      const seen = Number.parseInt(field(ctx, 'version'), 10);
      const result = await services.decideTrigger.execute(actor, id, command, Number.isNaN(seen) ? undefined : seen);
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      await showDecided(ctx, result.value);
    }),
  );

  router.get(
    '/client/operators/workspace/:task/triggers/:trigger/relabel/',
    forRoles(verifiers, async (ctx, _actor) => {
      const id = idParam(ctx, 'trigger', triggerId);
      const row = await findTask(ctx);
      const trigger = id && (await queries.trigger(id, undefined));
      if (!row || !trigger || trigger.executionId !== row.task.executionId)
        return showRefusal(ctx, notFound('trigger'));
      const words = wordsOf(ctx.state.locale);
      const risks = await catalogue(trigger.catalogueVersion);
      const view = triggerView(trigger, row.task.id, risks, words);
      show(ctx, 'operators/relabel', {
        trigger: view,
        risks: riskOptions(risks, words),
        benchHref: benchOf(row.task.id),
      });
    }),
  );

  router.post(
    '/client/operators/workspace/:task/triggers/:trigger/reopen/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'trigger', triggerId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await services.reopenTrigger.execute(actor, id);
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      await showDecided(ctx, result.value);
    }),
  );

  router.post(
    '/client/operators/workspace/:task/triggers/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const command = {
        taskId: id,
        riskCode: field(ctx, 'risk_code'),
        startMs: parseTimecode(field(ctx, 'start')) ?? Number.NaN,
        endMs: parseTimecode(field(ctx, 'end')) ?? Number.NaN,
        note: field(ctx, 'note').trim(),
      };
      const result = await services.addTrigger.execute(actor, command);
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      await showDecided(ctx, result.value);
    }),
  );

  router.post(
    '/client/operators/workspace/:task/release/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await services.releaseTask.execute(actor, id);
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      goTo(ctx, '/client/operators/dashboard/?done=released');
    }),
  );

  router.post(
    '/client/operators/workspace/:task/complete/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const summary = field(ctx, 'summary');
      const result = await services.completeTask.execute(actor, id, summary);
      if (!result.ok) return refuse(ctx, actor, result.refusal, summary);
      goTo(ctx, '/client/operators/dashboard/?done=completed');
    }),
  );
};
