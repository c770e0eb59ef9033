import { positionIn, projectKeys } from '../../../../application/index.js';
import { projectId, type ProjectId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404 } from '../shared/outcome.js';
import { createdBetween, given, narrowedTo, updatedBetween } from '../shared/filters.js';
import { createdOnce } from '../shared/once.js';
import { createLongLists } from '../shared/long-list.js';
import { seenVersions, tagged, valueIfMatched } from '../shared/versioned.js';
import { presentProject } from './project.presenter.js';
import { projectChange, projectInput, projectListQuery, projectPage, projectView } from './project.schema.js';

const tag = 'projects';

const newestFirst = { by: 'createdAt', isDescending: true } as const;

export const projectRoutes = (api: Api, services: Services, options: WebOptions): void => {
  const { queries, createProject, changeProject, removeProject } = services;
  const answerList = createLongLists(options);

  const find = async (actor: Actor, id: ProjectId) => {
    const row = await queries.project(id, ownerScope(actor));
    return row && { version: row.project.version, answer: presentProject(row.project, row.videoCount) };
  };

  const load = async (ctx: RouteContext, actor: Actor) =>
    foundOr404(await find(actor, idOf(ctx, projectId)), 'project');

  const change = async (
    ctx: RouteContext,
    actor: Actor,
    details: { readonly name?: string; readonly description?: string },
  ) => {
    const command = { projectId: idOf(ctx, projectId), ...details, ...given({ seenVersion: seenVersions(ctx) }) };
    const result = await changeProject.execute(actor, command);
    await valueIfMatched(ctx, 'project', result, () => load(ctx, actor));
    return tagged(ctx, await load(ctx, actor));
  };

  api.route(
    {
      method: 'get',
      path: '/projects/',
      id: 'listProjects',
      tag,
      summary: { ru: 'Проекты, новые первыми', en: 'Projects, newest first' },
      access: 'members',
      query: projectListQuery,
      answer: projectPage,
    },
    (request) => {
      const { actor, query } = request;
      const { ordering = newestFirst } = query;
      const filter = {
        owner: narrowedTo(ownerScope(actor), query.owner),
        ...given({ search: query.search }),
        ...createdBetween(query),
        ...updatedBetween(query),
      };
      return answerList(request, {
        ordering,
        page: (page) => queries.projects(filter, page),
        walk: (walk) => queries.walkProjects(filter, walk),
        positionOf: ({ project }) => positionIn(projectKeys, ordering, project),
        present: ({ project, videoCount }) => presentProject(project, videoCount),
      });
    },
  );

  api.route(
    {
      method: 'post',
      path: '/projects/',
      id: 'createProject',
      tag,
      summary: { ru: 'Новый проект', en: 'New project' },
      access: 'members',
      body: projectInput,
      status: 201,
      isLocated: true,
      isTagged: true,
      isIdempotent: true,
      answer: projectView,
    },
    async ({ ctx, actor, body, once }) => {
      const created = await createdOnce(
        ctx,
        await createProject.execute(actor, { ...body, ...given({ once }) }),
        (project) => ({ version: project.version, answer: presentProject(project, 0) }),
        (id) => find(actor, projectId(id)),
      );
      ctx.set('Location', `/api/projects/${created.answer.id}/`);
      return tagged(ctx, created);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/projects/:id/',
      id: 'getProject',
      tag,
      summary: { ru: 'Проект', en: 'Project' },
      access: 'members',
      isTagged: true,
      answer: projectView,
    },
    async ({ ctx, actor }) => tagged(ctx, await load(ctx, actor)),
  );

  api.route(
    {
      method: 'put',
      path: '/projects/:id/',
      id: 'replaceProject',
      tag,
      summary: { ru: 'Переписать название и описание', en: 'Replace name and description' },
      access: 'members',
      body: projectInput,
      isTagged: true,
      isConditional: true,
      answer: projectView,
      refusals: [409],
    },
    ({ ctx, actor, body }) => change(ctx, actor, body),
  );

  api.route(
    {
      method: 'patch',
      path: '/projects/:id/',
      id: 'changeProject',
      tag,
      summary: { ru: 'Изменить название или описание', en: 'Change name or description' },
      access: 'members',
      body: projectChange,
      isTagged: true,
      isConditional: true,
      answer: projectView,
      refusals: [409],
    },
    ({ ctx, actor, body }) => change(ctx, actor, given(body)),
  );

  api.route(
    {
      method: 'delete',
      path: '/projects/:id/',
      id: 'removeProject',
      tag,
      summary: { ru: 'Удалить проект со всеми видео', en: 'Remove the project with all its videos' },
      access: 'members',
      status: 204,
      isConditional: true,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const result = await removeProject.execute(actor, idOf(ctx, projectId), seenVersions(ctx));
      await valueIfMatched(ctx, 'project', result, () => load(ctx, actor));
    },
  );
};
