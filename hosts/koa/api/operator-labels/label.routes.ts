import { labelKeys, positionIn } from '../../../../application/index.js';
import type { OperatorLabel } from '../../../../domain/operator-label/operator-label.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { createdBetween, given, narrowedTo } from '../shared/filters.js';
import { createLongLists } from '../shared/long-list.js';
import { presentInterval, time } from '../shared/present.js';
import { labelListQuery, labelPage } from './label.schema.js';

export const presentLabel = (label: OperatorLabel) => ({
  id: label.id,
  trigger: label.triggerId,
  task: label.taskId,
  video: label.videoId,
  operator: label.operatorId,
  verdict: label.verdict,
  risk: label.riskCode,
  ...presentInterval(label.interval),
  comment: label.comment,
  created_at: time(label.createdAt),
});

const newestFirst = { by: 'createdAt', isDescending: true } as const;

export const labelRoutes = (api: Api, { queries }: Services, options: WebOptions): void => {
  const answerList = createLongLists(options);

  api.route(
    {
      method: 'get',
      path: '/operator-labels/',
      id: 'listOperatorLabels',
      tag: 'operator-labels',
      summary: { ru: 'Метки операторов, новые первыми', en: 'Labels of operators, newest first' },
      description: {
        ru: 'Оператор видит свои, администратор — все. Только добавляются: передумал — новая метка.',
        en: 'Operators see their own, admins all. Append-only: a changed mind is another label.',
      },
      access: 'verifiers',
      query: labelListQuery,
      answer: labelPage,
    },
    (request) => {
      const { actor, query } = request;
      const { task, trigger, video, verdict, risk, ordering = newestFirst } = query;
      const operator = narrowedTo(actor.role === 'operator' ? actor.userId : undefined, query.operator);
      const filter = {
        ...given({ operator, task, trigger, video, verdict, riskCode: risk }),
        ...createdBetween(query),
      };
      return answerList(request, {
        ordering,
        page: (page) => queries.labels(filter, page),
        walk: (walk) => queries.walkLabels(filter, walk),
        positionOf: (label) => positionIn(labelKeys, ordering, label),
        present: presentLabel,
      });
    },
  );
};
