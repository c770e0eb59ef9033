import type Router from '@koa/router';
import { z } from 'zod';
import { roles, type User } from '../../../../domain/user/user.js';
import type { AppState } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import { admins, signedIn } from '../shared/access.js';
import { queryOf } from '../shared/input.js';
import { pageRequest, pagingFields, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';

export const userListQuery = z.strictObject({
  ...pagingFields,
  role: z.enum(roles).optional(),
  search: z.string().max(200).optional(),
});

/** Never the password's hash. */
export const presentUser = (user: User) => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  locale: user.locale,
  is_active: user.isActive,
  created_at: time(user.createdAt),
});

export const userRoutes = (router: Router<AppState>, { queries }: Services, { baseUrl }: WebOptions): void => {
  router.get(
    '/users/',
    admins(async (ctx) => {
      const query = queryOf(ctx, userListQuery);
      const page = pageRequest(query);
      const filter = {
        ...(query.role !== undefined && { role: query.role }),
        ...(query.search !== undefined && { search: query.search }),
      };
      ctx.body = presentPage(ctx, baseUrl, page, await queries.users(filter, page), presentUser);
    }),
  );

  router.get(
    '/users/me/',
    signedIn(async (ctx) => {
      if (ctx.state.user === undefined) throw problem('unauthenticated');
      ctx.body = presentUser(ctx.state.user);
    }),
  );
};
