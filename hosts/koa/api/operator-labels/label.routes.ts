import type Router from '@koa/router';
import { z } from 'zod';
import type { OperatorLabel } from '../../../../domain/operator-label/operator-label.js';
import { taskId, triggerId, videoId } from '../../../../domain/shared/ids.js';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { verifiers } from '../shared/access.js';
import { idField, queryOf } from '../shared/input.js';
import { pageRequest, pagingFields, presentPage } from '../shared/paging.js';
import { presentInterval, time } from '../shared/present.js';

export const labelListQuery = z.strictObject({
  ...pagingFields,
  task: idField(taskId).optional(),
  trigger: idField(triggerId).optional(),
  video: idField(videoId).optional(),
});

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

/** Operators see what they said themselves, admins what anybody did. */
export const labelRoutes = (router: Router<AppState>, { queries }: Services, { baseUrl }: WebOptions): void => {
  router.get(
    '/operator-labels/',
    verifiers(async (ctx, actor) => {
      const query = queryOf(ctx, labelListQuery);
      const page = pageRequest(query);
      const { task, trigger, video } = query;
      const filter = {
        ...(actor.role === 'operator' && { operator: actor.userId }),
        ...(task !== undefined && { task }),
        ...(trigger !== undefined && { trigger }),
        ...(video !== undefined && { video }),
      };
      ctx.body = presentPage(ctx, baseUrl, page, await queries.labels(filter, page), presentLabel);
    }),
  );
};
