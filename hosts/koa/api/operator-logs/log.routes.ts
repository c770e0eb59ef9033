import type Router from '@koa/router';
import { z } from 'zod';
import type { OperatorLogEntry } from '../../../../domain/operator-label/operator-log-entry.js';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { verifiers } from '../shared/access.js';
import { queryOf } from '../shared/input.js';
import { pageRequest, pagingFields, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';

export const logListQuery = z.strictObject({ ...pagingFields });

export const presentLogEntry = (entry: OperatorLogEntry) => ({
  id: entry.id,
  operator: entry.operatorId,
  action: entry.action,
  subject_type: entry.subjectType,
  subject: entry.subjectId,
  details: entry.details,
  created_at: time(entry.at),
});

/** Operators see what they did themselves, admins what anybody did. */
export const logRoutes = (router: Router<AppState>, { queries }: Services, { baseUrl }: WebOptions): void => {
  router.get(
    '/operator-logs/',
    verifiers(async (ctx, actor) => {
      const page = pageRequest(queryOf(ctx, logListQuery));
      const filter = actor.role === 'operator' ? { operator: actor.userId } : {};
      ctx.body = presentPage(ctx, baseUrl, page, await queries.operatorLog(filter, page), presentLogEntry);
    }),
  );
};
