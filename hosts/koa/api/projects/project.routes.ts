import type Router from '@koa/router';
import { projectId } from '../../../../domain/shared/ids.js';
import { ownerScope } from '../../../../domain/user/access.js';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { signedIn, type ActorHandler } from '../shared/access.js';
import { bodyOf, idOf, queryOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentProject } from './project.presenter.js';
import { projectChange, projectInput, projectListQuery } from './project.schema.js';

export const projectRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, createProject, changeProject, removeProject } = services;

  router.get(
    '/projects/',
    signedIn(async (ctx, actor) => {
      const query = queryOf(ctx, projectListQuery);
      const page = pageRequest(query);
      const filter = { owner: ownerScope(actor), ...(query.search !== undefined && { search: query.search }) };
      const found = await queries.projects(filter, page);
      ctx.body = presentPage(ctx, baseUrl, page, found, (row) => presentProject(row.project, row.videoCount));
    }),
  );

  router.post(
    '/projects/',
    signedIn(async (ctx, actor) => {
      const project = valueOf(await createProject.execute(actor, bodyOf(ctx, projectInput)));
      ctx.status = 201;
      ctx.set('Location', `/api/projects/${project.id}/`);
      ctx.body = presentProject(project, 0);
    }),
  );

  const show: ActorHandler = async (ctx, actor) => {
    const row = foundOr404(await queries.project(idOf(ctx, projectId), ownerScope(actor)), 'project');
    ctx.body = presentProject(row.project, row.videoCount);
  };

  router.get('/projects/:id/', signedIn(show));

  router.put(
    '/projects/:id/',
    signedIn(async (ctx, actor) => {
      const command = { projectId: idOf(ctx, projectId), ...bodyOf(ctx, projectInput) };
      valueOf(await changeProject.execute(actor, command));
      await show(ctx, actor);
    }),
  );

  router.patch(
    '/projects/:id/',
    signedIn(async (ctx, actor) => {
      const { name, description } = bodyOf(ctx, projectChange);
      const change = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
      valueOf(await changeProject.execute(actor, { projectId: idOf(ctx, projectId), ...change }));
      await show(ctx, actor);
    }),
  );

  router.delete(
    '/projects/:id/',
    signedIn(async (ctx, actor) => {
      valueOf(await removeProject.execute(actor, idOf(ctx, projectId)));
      ctx.status = 204;
    }),
  );
};
