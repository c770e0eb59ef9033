import { userId } from '../../../../domain/shared/ids.js';
import type { AccountChange } from '../../../../domain/user/change-user.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { Role, User } from '../../../../domain/user/user.js';
import type { RouteContext } from '../../http/app-state.js';
import { countSignUp } from '../../http/rate-limits.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { given } from '../shared/filters.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { seenVersions, tagged, valueIfMatched } from '../shared/versioned.js';
import { presentUser } from './user.presenter.js';
import { accountInput, accountPatch, registrationInput, userListQuery, userPage, userView } from './user.schema.js';

const tag = 'users';

interface AccountInput {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly is_active?: boolean | undefined;
}

const accountChange = ({ name, role, is_active: isActive }: AccountInput): AccountChange => ({
  ...(name !== undefined && { name }),
  ...(role !== undefined && { role }),
  ...(isActive !== undefined && { isActive }),
});

const aboutChange = {
  ru: 'Смена роли и закрытие учётной записи сразу прекращают её токены и сессии. Последнего администратора не понизить и не закрыть (409).',
  en: 'A changed role and a closed account end its tokens and sessions at once. The last administrator can be neither demoted nor closed (409).',
} as const;

/** Accounts: anyone may make one, admins manage them. */
export const userRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, registerUser, changeAccount } = services;

  const versioned = (user: User) => ({ version: user.version, answer: presentUser(user) });

  const load = async (ctx: RouteContext) => versioned(foundOr404(await queries.user(idOf(ctx, userId)), 'user'));

  const change = async (ctx: RouteContext, actor: Actor, input: AccountInput) => {
    const command = {
      userId: idOf(ctx, userId),
      ...accountChange(input),
      ...given({ seenVersion: seenVersions(ctx) }),
    };
    const result = await changeAccount.execute(actor, command);
    return tagged(ctx, versioned(await valueIfMatched(ctx, 'user', result, () => load(ctx))));
  };

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

  api.open(
    {
      method: 'post',
      path: '/users/',
      id: 'register',
      tag,
      summary: { ru: 'Зарегистрироваться (роль client)', en: 'Register (as a client)' },
      access: 'public',
      body: registrationInput,
      status: 201,
      answer: userView,
      refusals: [409],
    },
    async ({ ctx, body }) => {
      await countSignUp(ctx, services);
      const { email, password, name, locale = ctx.state.locale } = body;
      const user = valueOf(await registerUser.execute({ email, password, name, locale, role: 'client' }));
      ctx.set('Cache-Control', 'no-store');
      return presentUser(user);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/users/:id/',
      id: 'getUser',
      tag,
      summary: { ru: 'Учётная запись', en: 'An account' },
      access: 'admins',
      isTagged: true,
      answer: userView,
    },
    async ({ ctx }) => tagged(ctx, await load(ctx)),
  );

  api.route(
    {
      method: 'put',
      path: '/users/:id/',
      id: 'replaceUser',
      tag,
      summary: { ru: 'Заменить имя, роль и доступ', en: 'Replace name, role and access' },
      description: aboutChange,
      access: 'admins',
      body: accountInput,
      isTagged: true,
      isConditional: true,
      answer: userView,
      refusals: [409],
    },
    ({ ctx, actor, body }) => change(ctx, actor, body),
  );

  api.route(
    {
      method: 'patch',
      path: '/users/:id/',
      id: 'changeUser',
      tag,
      summary: { ru: 'Изменить имя, роль или доступ', en: 'Change name, role or access' },
      description: aboutChange,
      access: 'admins',
      body: accountPatch,
      isTagged: true,
      isConditional: true,
      answer: userView,
      refusals: [409],
    },
    ({ ctx, actor, body }) => change(ctx, actor, body),
  );
};
