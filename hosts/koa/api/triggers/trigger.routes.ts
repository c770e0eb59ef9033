import type { z } from 'zod';
import {
  positionIn,
  triggerKeys,
  usualTriggerOrdering,
  type DecideTriggerCommand,
  type TriggerFilter,
} from '../../../../application/index.js';
import { triggerId } from '../../../../domain/shared/ids.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { createdBetween, given, narrowedTo } from '../shared/filters.js';
import { createLongLists } from '../shared/long-list.js';
import { foundOr404 } from '../shared/outcome.js';
import { seenByBoth, seenVersions, tagged, valueIfMatched } from '../shared/versioned.js';
import { presentTrigger } from './trigger.presenter.js';
import { decisionInput, triggerListQuery, triggerPage, triggerView, type DecisionInput } from './trigger.schema.js';

const tag = 'triggers';

const versioned = (trigger: Trigger) => ({ version: trigger.version, answer: presentTrigger(trigger) });

export const triggerRoutes = (api: Api, services: Services, options: WebOptions): void => {
  const { queries, decideTrigger, reopenTrigger } = services;
  const answerList = createLongLists(options);

  const load = async (ctx: RouteContext, actor: Actor) =>
    versioned(foundOr404(await queries.trigger(idOf(ctx, triggerId), ownerScope(actor)), 'trigger'));

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
    (request) => {
      const filter = filterOf(request.actor, request.query);
      const { ordering = usualTriggerOrdering(filter) } = request.query;
      const isWithin = (filter.video ?? filter.execution) !== undefined;
      if (ordering.by === 'start' && !isWithin) throw problem('ordering-needs-video');
      return answerList(request, {
        ordering,
        page: (page) => queries.triggers(filter, page),
        walk: (walk) => queries.walkTriggers(filter, walk),
        positionOf: (trigger) => positionIn(triggerKeys, ordering, trigger),
        present: presentTrigger,
      });
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
      isTagged: true,
      answer: triggerView,
    },
    async ({ ctx, actor }) => tagged(ctx, await load(ctx, actor)),
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
      isTagged: true,
      isConditional: true,
      answer: triggerView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const { seenVersion } = seenByBoth(seenVersions(ctx), body.version);
      const result = await decideTrigger.execute(actor, idOf(ctx, triggerId), commandOf(body), seenVersion);
      return tagged(ctx, versioned(await valueIfMatched(ctx, 'trigger', result, () => load(ctx, actor))));
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
      isTagged: true,
      isConditional: true,
      answer: triggerView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const result = await reopenTrigger.execute(actor, idOf(ctx, triggerId), seenVersions(ctx));
      return tagged(ctx, versioned(await valueIfMatched(ctx, 'trigger', result, () => load(ctx, actor))));
    },
  );
};

const filterOf = (actor: Actor, query: z.output<typeof triggerListQuery>): TriggerFilter => ({
  owner: narrowedTo(ownerScope(actor), query.owner),
  ...given({
    video: query.video,
    execution: query.execution,
    riskCode: query.risk,
    source: query.source,
    state: query.status,
    verdict: query.verdict,
    minConfidence: query.min_confidence,
    maxConfidence: query.max_confidence,
  }),
  ...createdBetween(query),
});

const commandOf = (input: DecisionInput): DecideTriggerCommand => {
  const { comment, start, end } = input;
  const edges =
    start === undefined || end === undefined
      ? {}
      : { edges: { startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) } };
  return input.verdict === 'relabelled'
    ? { verdict: input.verdict, riskCode: input.risk_code, comment, ...edges }
    : { verdict: input.verdict, comment, ...edges };
};
