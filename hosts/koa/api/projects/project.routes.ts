import { projectId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentProject } from './project.presenter.js';
import { projectChange, projectInput, projectListQuery, projectPage, projectView } from './project.schema.js';

const tag = 'projects';

export const projectRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, createProject, changeProject, removeProject } = services;

  const show = async (ctx: RouteContext, actor: Actor) => {
    const row = foundOr404(await queries.project(idOf(ctx, projectId), ownerScope(actor)), 'project');
    return presentProject(row.project, row.videoCount);
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
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const filter = { owner: ownerScope(actor), ...(query.search !== undefined && { search: query.search }) };
      const found = await queries.projects(filter, page);
      return presentPage(ctx, baseUrl, page, found, (row) => presentProject(row.project, row.videoCount));
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
      answer: projectView,
    },
    async ({ ctx, actor, body }) => {
      const project = valueOf(await createProject.execute(actor, body));
      ctx.set('Location', `/api/projects/${project.id}/`);
      return presentProject(project, 0);
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
      answer: projectView,
    },
    ({ ctx, actor }) => show(ctx, actor),
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
      answer: projectView,
      refusals: [409],
    },
    async ({ ctx, actor, body }) => {
      valueOf(await changeProject.execute(actor, { projectId: idOf(ctx, projectId), ...body }));
      return show(ctx, actor);
    },
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
      answer: projectView,
      refusals: [409],
    },
    async ({ ctx, actor, body: { name, description } }) => {
      const change = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
      valueOf(await changeProject.execute(actor, { projectId: idOf(ctx, projectId), ...change }));
      return show(ctx, actor);
    },
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
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      valueOf(await removeProject.execute(actor, idOf(ctx, projectId)));
    },
  );
};
