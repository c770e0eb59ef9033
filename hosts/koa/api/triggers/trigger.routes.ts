import type Router from '@koa/router';
import type { TriggerFilter } from '../../../../application/index.js';
import type { DecisionCommand } from '../../../../domain/trigger/trigger-decisions.js';
import { triggerId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { z } from 'zod';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { signedIn, verifiers } from '../shared/access.js';
import { bodyOf, idOf, queryOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentTrigger } from './trigger.presenter.js';
import { decisionInput, triggerListQuery, type DecisionInput } from './trigger.schema.js';

export const triggerRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, decideTrigger, reopenTrigger } = services;

  router.get(
    '/triggers/',
    signedIn(async (ctx, actor) => {
      const query = queryOf(ctx, triggerListQuery);
      const page = pageRequest(query);
      const found = await queries.triggers(filterOf(actor, query), page);
      ctx.body = presentPage(ctx, baseUrl, page, found, presentTrigger);
    }),
  );

  router.get(
    '/triggers/:id/',
    signedIn(async (ctx, actor) => {
      const trigger = foundOr404(await queries.trigger(idOf(ctx, triggerId), ownerScope(actor)), 'trigger');
      ctx.body = presentTrigger(trigger);
    }),
  );

  router.post(
    '/triggers/:id/decision/',
    verifiers(async (ctx, actor) => {
      const input = bodyOf(ctx, decisionInput);
      const id = idOf(ctx, triggerId);
      ctx.body = presentTrigger(valueOf(await decideTrigger.execute(actor, id, commandOf(input), input.version)));
    }),
  );

  router.post(
    '/triggers/:id/reopen/',
    verifiers(async (ctx, actor) => {
      ctx.body = presentTrigger(valueOf(await reopenTrigger.execute(actor, idOf(ctx, triggerId))));
    }),
  );
};

const filterOf = (actor: Actor, query: z.output<typeof triggerListQuery>): TriggerFilter => {
  const { video, risk, source, status, min_confidence: minConfidence } = query;
  return {
    owner: ownerScope(actor),
    ...(video !== undefined && { video }),
    ...(risk !== undefined && { riskCode: risk }),
    ...(source !== undefined && { source }),
    ...(status !== undefined && { state: status }),
    ...(minConfidence !== undefined && { minConfidence }),
  };
};

const commandOf = (input: DecisionInput): DecisionCommand =>
  input.verdict === 'relabelled'
    ? { verdict: input.verdict, riskCode: input.risk_code, comment: input.comment }
    : { verdict: input.verdict, comment: input.comment };
