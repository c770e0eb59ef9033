import type Router from '@koa/router';
import { userId, type UserId } from '../../../../../domain/shared/ids.js';
import type { Actor } from '../../../../../domain/user/access.js';
import { roles, type User } from '../../../../../domain/user/user.js';
import { statusOf } from '../../../http/refusal-status.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles } from '../../shared/access.js';
import { field, idParam, oneOf, pageParam, queryText } from '../../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { goTo, show } from '../../shared/show.js';
import { userListView, userView, type UserForm } from './user-view.js';

const pageSize = 20;

/** Accounts for an admin: who there is, what happened to whom, and who may do what. */
export const adminUserRoutes = (router: Router<PageState>, { queries, changeAccount }: Services): void => {
  router.get(
    '/admin/users/',
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const search = queryText(ctx, 'search').trim().slice(0, 200);
      const role = oneOf(roles, queryText(ctx, 'role'));
      const found = await queries.users({ ...(role && { role }), ...(search && { search }) }, { page, pageSize });
      const pager = pagerOf('/admin/users/', { role, search }, page, pageSize, found.total);
      show(ctx, 'admin/users/user-list', userListView(found, { role, search }, pager, wordsOf(ctx.state.locale)));
    }),
  );

  const showUser = async (ctx: PageContext, actor: Actor, typed?: UserForm, error?: string, status = 200) => {
    const id = idParam(ctx, 'id', userId);
    const user = id && (await queries.user(id));
    if (user === undefined) return renderError(ctx, 404, 'not-found');
    const page = pageParam(ctx);
    const log = await queries.audit({ user: user.id }, { page, pageSize });
    const model = {
      user,
      form: typed ?? user,
      log,
      actors: await accountsOf(log.items.flatMap(({ actorId }) => actorId ?? [])),
      isSelf: user.id === actor.userId,
      isSaved: queryText(ctx, 'done') === 'saved',
      error,
      pager: pagerOf(ctx.path, {}, page, pageSize, log.total),
    };
    show(ctx, 'admin/users/user', userView(model, wordsOf(ctx.state.locale)), status);
  };

  /** Those who acted on one page of the log: few, however many lines. */
  const accountsOf = async (ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> => {
    const found = await Promise.all([...new Set(ids)].map((id) => queries.user(id)));
    return new Map(found.flatMap((user) => (user === undefined ? [] : [[user.id, user]])));
  };

  router.get(
    '/admin/users/:id/',
    forRoles(['admin'], async (ctx, actor) => showUser(ctx, actor)),
  );

  router.post(
    '/admin/users/:id/',
    forRoles(['admin'], async (ctx, actor) => {
      const id = idParam(ctx, 'id', userId);
      const role = oneOf(roles, field(ctx, 'role'));
      const version = field(ctx, 'version');
      if (id === undefined || role === undefined || !/^\d{1,9}$/.test(version))
        return renderError(ctx, id === undefined ? 404 : 400, id === undefined ? 'not-found' : 'bad-request');
      const typed = { name: field(ctx, 'name'), role, isActive: field(ctx, 'is_active') === '1' };
      const result = await changeAccount.execute(actor, { userId: id, seenVersion: Number(version), ...typed });
      if (result.ok) return goTo(ctx, `/admin/users/${id}/?done=saved`);
      await showUser(ctx, actor, typed, refusalText(ctx.state.locale, result.refusal), statusOf(result.refusal));
    }),
  );
};
