import type { OperatorLabel } from '../../../../domain/operator-label/operator-label.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageRequest, presentPage } from '../shared/paging.js';
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

export const labelRoutes = (api: Api, { queries }: Services, { baseUrl }: WebOptions): void => {
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
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const { task, trigger, video } = query;
      const filter = {
        ...(actor.role === 'operator' && { operator: actor.userId }),
        ...(task !== undefined && { task }),
        ...(trigger !== undefined && { trigger }),
        ...(video !== undefined && { video }),
      };
      return presentPage(ctx, baseUrl, page, await queries.labels(filter, page), presentLabel);
    },
  );
};
