import type { User } from '../../../../domain/user/user.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';
import { userListQuery, userPage, userView } from './user.schema.js';

const tag = 'users';

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

export const userRoutes = (api: Api, { queries }: Services, { baseUrl }: WebOptions): void => {
  api.route(
    {
      method: 'get',
      path: '/users/',
      id: 'listUsers',
      tag,
      summary: { ru: 'Учётные записи, новые первыми', en: 'Accounts, newest first' },
      access: 'admins',
      query: userListQuery,
      answer: userPage,
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      const filter = {
        ...(query.role !== undefined && { role: query.role }),
        ...(query.search !== undefined && { search: query.search }),
      };
      return presentPage(ctx, baseUrl, page, await queries.users(filter, page), presentUser);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/users/me/',
      id: 'getMe',
      tag,
      summary: { ru: 'Своя учётная запись', en: 'Your own account' },
      access: 'members',
      answer: userView,
    },
    async ({ ctx }) => {
      if (ctx.state.user === undefined) throw problem('unauthenticated');
      return presentUser(ctx.state.user);
    },
  );
};
