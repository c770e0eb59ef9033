import { mentionListKinds, type MentionListKind } from '../../../../domain/mention-list/mention-list.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageOf, pageRequest, presentPage } from '../shared/paging.js';
import { presentCompared, presentEntry, presentKind, presentVersion } from './list.presenter.js';
import {
  activateInput,
  comparedView,
  entriesQuery,
  entryPage,
  kindPage,
  kindParams,
  kindsQuery,
  loadInput,
  versionPage,
  versionParams,
} from './list.schema.js';

const tag = 'mention-lists';

const kindOf = (ctx: RouteContext): MentionListKind => {
  const kind = mentionListKinds.find((each) => each === ctx.params['kind']);
  if (kind === undefined) throw problem('not-found');
  return kind;
};

/** Dated lists of names: what videos are judged by, and for admins, newer and older versions. */
export const mentionListRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { mentionLists, loadMentionList, activateMentionList, queries, clock } = services;

  const compared = async (ctx: RouteContext, kind: MentionListKind, version: string) =>
    presentCompared(
      foundOr404(await mentionLists.compared(kind, version), 'mention-list'),
      ctx.state.locale,
      clock.now(),
    );

  api.route(
    {
      method: 'get',
      path: '/mention-lists/',
      id: 'listMentionLists',
      tag,
      summary: { ru: 'Виды перечней и действующие версии', en: 'Kinds of lists and their active versions' },
      access: 'members',
      query: kindsQuery,
      answer: kindPage,
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      const now = clock.now();
      return presentPage(ctx, baseUrl, page, pageOf(await mentionLists.states(), page), (state) =>
        presentKind(state, now),
      );
    },
  );

  api.route(
    {
      method: 'get',
      path: '/mention-lists/:kind/',
      id: 'listMentionListEntries',
      tag,
      summary: { ru: 'Записи перечня', en: 'Entries of a list' },
      access: 'members',
      params: kindParams,
      query: entriesQuery,
      answer: entryPage,
    },
    async ({ ctx, query }) => {
      const kind = kindOf(ctx);
      const page = pageRequest(query);
      const { active, versions } = await mentionLists.history(kind);
      const version = query.version ?? active?.version;
      if (query.version !== undefined && !versions.some((each) => each.version === version)) throw problem('not-found');
      const found =
        version === undefined
          ? pageOf([], page)
          : await queries.mentionListEntries({ kind, version, ...(query.search && { search: query.search }) }, page);
      return presentPage(ctx, baseUrl, page, found, presentEntry);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/mention-lists/:kind/versions/',
      id: 'listMentionListVersions',
      tag,
      summary: { ru: 'История перечня', en: 'The history of a list' },
      description: { ru: 'До ста версий, новые сначала.', en: 'Up to a hundred versions, the newest first.' },
      access: 'members',
      params: kindParams,
      query: kindsQuery,
      answer: versionPage,
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      const now = clock.now();
      const { active, versions } = await mentionLists.history(kindOf(ctx));
      return presentPage(ctx, baseUrl, page, pageOf(versions, page), (list) => presentVersion(list, active, now));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/mention-lists/:kind/versions/',
      id: 'loadMentionList',
      tag,
      summary: { ru: 'Загрузить новую версию перечня', en: 'Load a new version of a list' },
      description: {
        ru: 'Негодные записи пропускаются и перечисляются. Версия начинает действовать только с activate и без пропусков, иначе — отдельным запросом.',
        en: 'Entries that are no good are left out and named. The version becomes active only with activate and none left out, else by a request of its own.',
      },
      access: 'admins',
      params: kindParams,
      body: loadInput,
      status: 201,
      answer: comparedView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const kind = kindOf(ctx);
      const loaded = valueOf(
        await loadMentionList.execute(actor, {
          kind,
          title: body.title,
          sourceUrl: body.source_url,
          asOf: body.as_of,
          entries: body.entries.map((fields, index) => ({ line: index + 1, fields })),
        }),
      );
      const answer = await compared(ctx, kind, loaded.version);
      if (!body.activate || loaded.refusedCount > 0) return answer;
      const replaces = body.replaces === undefined ? answer.difference.against : body.replaces;
      valueOf(
        await activateMentionList.execute(actor, { kind, version: loaded.version, replaces: replaces ?? undefined }),
      );
      return { ...answer, is_active: true };
    },
  );

  api.route(
    {
      method: 'get',
      path: '/mention-lists/:kind/versions/:version/',
      id: 'getMentionListVersion',
      tag,
      summary: { ru: 'Версия и её отличия от действующей', en: 'A version and how it differs from the active one' },
      access: 'verifiers',
      params: versionParams,
      answer: comparedView,
    },
    async ({ ctx }) => compared(ctx, kindOf(ctx), ctx.params['version'] ?? ''),
  );

  api.route(
    {
      method: 'post',
      path: '/mention-lists/:kind/versions/:version/activate/',
      id: 'activateMentionListVersion',
      tag,
      summary: {
        ru: 'Ввести версию в действие или вернуть прежнюю',
        en: 'Make a version the active one, newer or older',
      },
      access: 'admins',
      params: versionParams,
      body: activateInput,
      answer: comparedView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const kind = kindOf(ctx);
      const version = ctx.params['version'] ?? '';
      const before = await compared(ctx, kind, version);
      valueOf(await activateMentionList.execute(actor, { kind, version, replaces: body.replaces ?? undefined }));
      return { ...before, is_active: true };
    },
  );
};
