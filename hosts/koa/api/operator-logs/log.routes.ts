import { logKeys, positionIn } from '../../../../application/index.js';
import type { OperatorLogEntry } from '../../../../domain/operator-label/operator-log-entry.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { createdBetween, given, narrowedTo } from '../shared/filters.js';
import { createLongLists } from '../shared/long-list.js';
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

const newestFirst = { by: 'createdAt', isDescending: true } as const;

export const logRoutes = (api: Api, { queries }: Services, options: WebOptions): void => {
  const answerList = createLongLists(options);

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
    (request) => {
      const { actor, query } = request;
      const { action, subject, subject_type: subjectType, ordering = newestFirst } = query;
      const operator = narrowedTo(actor.role === 'operator' ? actor.userId : undefined, query.operator);
      const filter = { ...given({ operator, action, subjectType, subject }), ...createdBetween(query) };
      return answerList(request, {
        ordering,
        page: (page) => queries.operatorLog(filter, page),
        walk: (walk) => queries.walkOperatorLog(filter, walk),
        positionOf: (entry) => positionIn(logKeys, ordering, entry),
        present: presentLogEntry,
      });
    },
  );
};
