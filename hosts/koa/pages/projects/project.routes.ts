import type Router from '@koa/router';
import { projectId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import { videoStates } from '../../../../domain/video/video.js';
import { statusOf } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { renderError } from '../render-error.js';
import { forRoles, owners } from '../shared/access.js';
import { field, idParam, oneOf, pageParam, queryText } from '../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { pagerOf } from '../shared/pager.js';
import { showRefusal } from '../shared/refused.js';
import { goTo, show } from '../shared/show.js';
import { projectOrderings, projectOrders } from './project-orderings.js';
import { projectListView, projectView, type ProjectForm } from './project-view.js';

const pageSize = 20;

export const projectRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, createProject, changeProject, removeProject } = services;

  const showList = async (ctx: PageContext, actor: Actor, form: ProjectForm, status = 200): Promise<void> => {
    const page = pageParam(ctx);
    const search = queryText(ctx, 'search').trim().slice(0, 200);
    const filter = { owner: ownerScope(actor), ...(search && { search }) };
    const order = oneOf(projectOrders, queryText(ctx, 'order')) ?? 'newest';
    const found = await queries.projects(filter, { page, pageSize, ordering: projectOrderings[order] });
    const params = { search, ...(order !== 'newest' && { order }) };
    const pager = pagerOf('/client/projects/', params, page, pageSize, found.total);
    const model = projectListView(found, { search, order }, form, pager, wordsOf(ctx.state.locale));
    show(ctx, 'projects/projects', model, status);
  };

  const showOne = async (ctx: PageContext, actor: Actor, form: ProjectForm, status = 200): Promise<void> => {
    const id = idParam(ctx, 'id', projectId);
    const owner = ownerScope(actor);
    const row = id && (await queries.project(id, owner));
    if (!row) return renderError(ctx, 404, 'not-found');
    const page = pageParam(ctx);
    const state = oneOf(videoStates, queryText(ctx, 'state'));
    const search = queryText(ctx, 'search').trim().slice(0, 200);
    const filter = { owner, project: row.project.id, ...(state && { state }), ...(search && { search }) };
    const videos = await queries.videos(filter, { page, pageSize });
    const pager = pagerOf(`/client/projects/${row.project.id}/`, { state, search }, page, pageSize, videos.total);
    const model = projectView(row, videos, { state, search }, form, pager, wordsOf(ctx.state.locale));
    show(ctx, 'projects/project', model, status);
  };

  router.get(
    '/client/projects/',
    forRoles(owners, async (ctx, actor) => showList(ctx, actor, {})),
  );

  router.post(
    '/client/projects/',
    forRoles(owners, async (ctx, actor) => {
      const command = { name: field(ctx, 'name'), description: field(ctx, 'description') };
      const result = await createProject.execute(actor, command);
      if (result.ok) return goTo(ctx, `/client/projects/${result.value.id}/`);
      if (result.refusal.kind !== 'invalid-project') return showRefusal(ctx, result.refusal);
      await showList(
        ctx,
        actor,
        { ...command, error: refusalText(ctx.state.locale, result.refusal) },
        statusOf(result.refusal),
      );
    }),
  );

  router.get(
    '/client/projects/:id/',
    forRoles(owners, async (ctx, actor) => showOne(ctx, actor, {})),
  );

  // Where the browser stands after a refused form.
  router.get('/client/projects/:id/edit/', async (ctx) => goTo(ctx, ctx.path.replace(/edit\/$/, '')));

  router.post(
    '/client/projects/:id/edit/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', projectId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const change = { name: field(ctx, 'name'), description: field(ctx, 'description') };
      const result = await changeProject.execute(actor, { projectId: id, ...change });
      if (result.ok) return goTo(ctx, `/client/projects/${id}/`);
      if (result.refusal.kind !== 'invalid-project') return showRefusal(ctx, result.refusal);
      await showOne(
        ctx,
        actor,
        { ...change, error: refusalText(ctx.state.locale, result.refusal) },
        statusOf(result.refusal),
      );
    }),
  );

  router.post(
    '/client/projects/:id/delete/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', projectId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await removeProject.execute(actor, id);
      if (!result.ok) return showRefusal(ctx, result.refusal);
      goTo(ctx, '/client/projects/');
    }),
  );
};
