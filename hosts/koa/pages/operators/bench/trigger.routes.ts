import type Router from '@koa/router';
import type { DecideTriggerCommand } from '../../../../../application/index.js';
import { notFound } from '../../../../../application/use-cases/refusals.js';
import { taskId, triggerId } from '../../../../../domain/shared/ids.js';
import { isSameInterval } from '../../../../../domain/shared/time-interval.js';
import { verdicts, type Trigger } from '../../../../../domain/trigger/trigger.js';
import { idempotentRequest } from '../../../api/shared/once.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles, verifiers } from '../../shared/access.js';
import { field, idParam, oneOf } from '../../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { showRefusal } from '../../shared/refused.js';
import { show } from '../../shared/show.js';
import { riskOptions } from './risk-options.js';
import { benchOf, type BenchScreens } from './show-bench.js';
import { parseTimecode } from './timecode-input.js';
import { triggerView } from './trigger-view.js';

/** Deciding triggers: as fragments for the script, as forms without it. */
export const benchTriggerRoutes = (
  router: Router<PageState>,
  services: Services,
  { findTask, showDecided, refuse }: BenchScreens,
): void => {
  const { queries, catalogue, decideTrigger, reopenTrigger, addTrigger } = services;
  const at = '/client/operators/workspace/:task/triggers/';

  router.post(
    `${at}:trigger/decide/`,
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'trigger', triggerId);
      const trigger = id && (await queries.trigger(id, undefined));
      if (id === undefined || trigger === undefined) return refuse(ctx, actor, notFound('trigger'));
      const command = commandOf(ctx, trigger);
      if (command === undefined) return renderError(ctx, 400, 'bad-request');
      const result = await decideTrigger.execute(actor, id, command, seenVersion(ctx));
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      await showDecided(ctx, result.value, true);
    }),
  );

  router.post(
    `${at}:trigger/reopen/`,
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'trigger', triggerId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await reopenTrigger.execute(actor, id, seenVersion(ctx));
      if (!result.ok) return refuse(ctx, actor, result.refusal);
      await showDecided(ctx, result.value, true);
    }),
  );

  router.get(
    `${at}:trigger/relabel/`,
    forRoles(verifiers, async (ctx) => {
      const id = idParam(ctx, 'trigger', triggerId);
      const row = await findTask(ctx);
      const trigger = id && (await queries.trigger(id, undefined));
      if (!row || !trigger || trigger.executionId !== row.task.executionId)
        return showRefusal(ctx, notFound('trigger'));
      const words = wordsOf(ctx.state.locale);
      const risks = await catalogue(trigger.catalogueVersion);
      show(ctx, 'operators/bench/relabel', {
        trigger: triggerView(trigger, row.task.id, risks, words),
        risks: riskOptions(risks, words),
        benchHref: benchOf(row.task.id),
      });
    }),
  );

  /** One card as it stands, for a script whose own is out of date. */
  router.get(
    `${at}:trigger/`,
    forRoles(verifiers, async (ctx) => {
      const id = idParam(ctx, 'trigger', triggerId);
      const trigger = id && (await queries.trigger(id, undefined));
      if (trigger === undefined) return showRefusal(ctx, notFound('trigger'));
      await showDecided(ctx, trigger, false);
    }),
  );

  router.post(
    at,
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const asked = {
        taskId: id,
        riskCode: field(ctx, 'risk_code'),
        startMs: parseTimecode(field(ctx, 'start')) ?? Number.NaN,
        endMs: parseTimecode(field(ctx, 'end')) ?? Number.NaN,
        note: field(ctx, 'note').trim(),
      };
      const once = idempotentRequest(ctx, asked);
      const result = await addTrigger.execute(actor, once === undefined ? asked : { ...asked, once });
      if (result.ok) return showDecided(ctx, result.value, false);
      const { refusal } = result;
      const earlier =
        refusal.kind === 'created-before' ? await queries.trigger(triggerId(refusal.id), undefined) : undefined;
      if (earlier === undefined) return refuse(ctx, actor, refusal);
      await showDecided(ctx, earlier, false);
    }),
  );
};

const seenVersion = (ctx: PageContext): number | undefined => {
  const seen = Number.parseInt(field(ctx, 'version'), 10);
  return Number.isNaN(seen) ? undefined : seen;
};

const commandOf = (ctx: PageContext, trigger: Trigger): DecideTriggerCommand | undefined => {
  const comment = field(ctx, 'comment').trim();
  const edges = edgesOf(ctx, trigger);
  // A numbered button says both: another risk, and which.
  const relabelled = field(ctx, 'relabel');
  if (relabelled !== '') return { verdict: 'relabelled', riskCode: relabelled, comment, edges };
  const verdict = oneOf(verdicts, field(ctx, 'verdict'));
  if (verdict === 'relabelled') return { verdict, riskCode: field(ctx, 'risk_code'), comment, edges };
  return verdict && { verdict, comment, edges };
};

/** Undefined where nothing was moved. */
const edgesOf = (ctx: PageContext, { interval }: Trigger) => {
  const [start, end] = [field(ctx, 'start').trim(), field(ctx, 'end').trim()];
  if (start === '' && end === '') return undefined;
  const edges = { startMs: parseTimecode(start) ?? Number.NaN, endMs: parseTimecode(end) ?? Number.NaN };
  return isSameInterval(edges, interval) ? undefined : edges;
};
