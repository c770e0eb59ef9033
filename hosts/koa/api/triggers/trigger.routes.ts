import type { z } from 'zod';
import type { TriggerFilter } from '../../../../application/index.js';
import { triggerId } from '../../../../domain/shared/ids.js';
import type { DecisionCommand } from '../../../../domain/trigger/trigger-decisions.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentTrigger } from './trigger.presenter.js';
import { decisionInput, triggerListQuery, triggerPage, triggerView, type DecisionInput } from './trigger.schema.js';

const tag = 'triggers';

export const triggerRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, decideTrigger, reopenTrigger } = services;

  api.route(
    {
      method: 'get',
      path: '/triggers/',
      id: 'listTriggers',
      tag,
      summary: { ru: 'Признаки рисков', en: 'Signs of risks' },
      description: {
        ru: 'Одного видео — по времени в нём; без `video` — новые первыми.',
        en: 'Of one video: by their place in it; without `video`: newest first.',
      },
      access: 'members',
      query: triggerListQuery,
      answer: triggerPage,
    },
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const found = await queries.triggers(filterOf(actor, query), page);
      return presentPage(ctx, baseUrl, page, found, presentTrigger);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/triggers/:id/',
      id: 'getTrigger',
      tag,
      summary: { ru: 'Признак риска с доказательствами', en: 'A sign of a risk with its evidence' },
      access: 'members',
      answer: triggerView,
    },
    async ({ ctx, actor }) =>
      presentTrigger(foundOr404(await queries.trigger(idOf(ctx, triggerId), ownerScope(actor)), 'trigger')),
  );

  api.route(
    {
      method: 'post',
      path: '/triggers/:id/decision/',
      id: 'decideTrigger',
      tag,
      summary: { ru: 'Решение оператора', en: "The operator's decision" },
      access: 'verifiers',
      body: decisionInput,
      answer: triggerView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const id = idOf(ctx, triggerId);
      return presentTrigger(valueOf(await decideTrigger.execute(actor, id, commandOf(body), body.version)));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/triggers/:id/reopen/',
      id: 'reopenTrigger',
      tag,
      summary: { ru: 'Вернуть на решение', en: 'Take the decision back' },
      access: 'verifiers',
      answer: triggerView,
      refusals: [409],
    },
    async ({ ctx, actor }) => presentTrigger(valueOf(await reopenTrigger.execute(actor, idOf(ctx, triggerId)))),
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
