import type { OperatorLogEntry } from '../../../../domain/operator-label/operator-log-entry.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';
import { logListQuery, logPage } from './log.schema.js';

export const presentLogEntry = (entry: OperatorLogEntry) => ({
  id: entry.id,
  operator: entry.operatorId,
  action: entry.action,
  subject_type: entry.subjectType,
  subject: entry.subjectId,
  details: entry.details,
  created_at: time(entry.at),
});

export const logRoutes = (api: Api, { queries }: Services, { baseUrl }: WebOptions): void => {
  api.route(
    {
      method: 'get',
      path: '/operator-logs/',
      id: 'listOperatorLogs',
      tag: 'operator-logs',
      summary: { ru: 'Журнал действий, новые первыми', en: 'What was done, newest first' },
      description: {
        ru: 'Оператор видит свои действия, администратор — все. Записи только добавляются.',
        en: 'Operators see what they did themselves, admins what anybody did. Append-only.',
      },
      access: 'verifiers',
      query: logListQuery,
      answer: logPage,
    },
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const filter = actor.role === 'operator' ? { operator: actor.userId } : {};
      return presentPage(ctx, baseUrl, page, await queries.operatorLog(filter, page), presentLogEntry);
    },
  );
};
