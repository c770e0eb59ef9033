import type Router from '@koa/router';
import { mentionListKinds, type MentionListKind } from '../../../../../domain/mention-list/mention-list.js';
import type { User } from '../../../../../domain/user/user.js';
import { statusOf } from '../../../http/refusal-status.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles } from '../../shared/access.js';
import { field, oneOf, pageParam, queryText } from '../../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { showRefusal } from '../../shared/refused.js';
import { goTo, show } from '../../shared/show.js';
import { comparedView, listPath, listsView, listView, versionPath, type TypedList } from './list-view.js';
import { receiveListFile } from './receive-list-file.js';

const pageSize = 20;
const emptyPage = { items: [], total: 0 };

/** The dated lists for an admin: how old they are, what a new version would change, and which one is in force. */
export const adminListRoutes = (router: Router<PageState>, services: Services): void => {
  const { mentionLists, loadMentionList, activateMentionList, queries, clock } = services;

  /** For the kind in the address; another one is no page. */
  const ofKind =
    (handle: (ctx: PageContext, kind: MentionListKind) => Promise<void>) =>
    async (ctx: PageContext): Promise<void> => {
      const kind = oneOf(mentionListKinds, ctx.params['kind'] ?? '');
      if (kind === undefined) return renderError(ctx, 404, 'not-found');
      await handle(ctx, kind);
    };

  const peopleOf = async (ids: readonly (User['id'] | undefined)[]): Promise<ReadonlyMap<string, User>> => {
    const people = new Map<string, User>();
    for (const id of new Set(ids)) {
      const user = id && (await queries.user(id));
      if (user !== undefined) people.set(user.id, user);
    }
    return people;
  };

  const showList = async (ctx: PageContext, kind: MentionListKind, typed?: TypedList, status = 200): Promise<void> => {
    const page = pageParam(ctx);
    const search = queryText(ctx, 'search').trim().slice(0, 200);
    const history = await mentionLists.history(kind);
    const version = history.active?.version;
    const entries =
      version === undefined
        ? emptyPage
        : await queries.mentionListEntries({ kind, version, ...(search && { search }) }, { page, pageSize });
    const pager = pagerOf(listPath(kind), { search }, page, pageSize, entries.total);
    const people = await peopleOf(history.versions.map(({ loadedBy }) => loadedBy));
    const model = listView({ history, entries, search, pager, people, typed }, clock.now(), wordsOf(ctx.state.locale));
    show(ctx, 'admin/mention-lists/list', model, status);
  };

  router.get(
    '/admin/mention-lists/',
    forRoles(['admin'], async (ctx) => {
      const model = listsView(await mentionLists.states(), clock.now(), wordsOf(ctx.state.locale));
      show(ctx, 'admin/mention-lists/lists', model);
    }),
  );

  router.get(
    '/admin/mention-lists/:kind/',
    forRoles(
      ['admin'],
      ofKind((ctx, kind) => showList(ctx, kind)),
    ),
  );

  // Where the browser stands after a refused upload.
  router.get('/admin/mention-lists/:kind/versions/', async (ctx) => goTo(ctx, ctx.path.replace(/versions\/$/, '')));

  router.post(
    '/admin/mention-lists/:kind/versions/',
    forRoles(['admin'], async (ctx, actor) =>
      ofKind(async (_, kind) => {
        const form = await receiveListFile(ctx);
        const result = await loadMentionList.execute(actor, { kind, ...form });
        if (result.ok) return goTo(ctx, versionPath(kind, result.value.version));
        const error = refusalText(ctx.state.locale, result.refusal);
        await showList(ctx, kind, { ...form, error }, statusOf(result.refusal));
      })(ctx),
    ),
  );

  router.get(
    '/admin/mention-lists/:kind/versions/:version/',
    forRoles(
      ['admin'],
      ofKind(async (ctx, kind) => {
        const compared = await mentionLists.compared(kind, ctx.params['version'] ?? '');
        if (compared === undefined) return renderError(ctx, 404, 'not-found');
        const model = comparedView(compared, clock.now(), wordsOf(ctx.state.locale));
        show(ctx, 'admin/mention-lists/version', model);
      }),
    ),
  );

  router.post(
    '/admin/mention-lists/:kind/versions/:version/activate/',
    forRoles(['admin'], async (ctx, actor) =>
      ofKind(async (_, kind) => {
        const command = { kind, version: ctx.params['version'] ?? '', replaces: field(ctx, 'replaces') || undefined };
        const result = await activateMentionList.execute(actor, command);
        if (!result.ok) return showRefusal(ctx, result.refusal);
        goTo(ctx, listPath(kind));
      })(ctx),
    ),
  );
};
