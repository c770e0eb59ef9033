import Router from '@koa/router';
import type { Services, WebOptions } from '../services.js';
import { passwordRoutes } from './account/password.routes.js';
import { profileRoutes } from './account/profile.routes.js';
import { adminExecutionRoutes } from './admin/executions/execution.routes.js';
import { adminListRoutes } from './admin/mention-lists/list.routes.js';
import { adminRoutes } from './admin/admin.routes.js';
import { adminRiskRoutes } from './admin/risks/risk.routes.js';
import { adminUserRoutes } from './admin/users/user.routes.js';
import { authRoutes } from './auth/auth.routes.js';
import { dashboardRoutes } from './dashboard/dashboard.routes.js';
import { localeRoutes } from './auth/locale.routes.js';
import { ageRoutes } from './operators/age/age.routes.js';
import { queueRoutes } from './operators/queue.routes.js';
import { workbenchRoutes } from './operators/workbench.routes.js';
import { projectRoutes } from './projects/project.routes.js';
import { reportRoutes } from './reports/report.routes.js';
import { homeOf } from './shared/layout-model.js';
import type { PageState } from './shared/page-context.js';
import { goTo } from './shared/show.js';
import { uploadRoutes } from './videos/upload.routes.js';
import { videoRoutes } from './videos/video.routes.js';
import { webhookRoutes } from './webhooks/webhook.routes.js';

/** Every page that a person sees in the browser. */
export const createPageRoutes = (services: Services, options: WebOptions): Router<PageState> => {
  const router = new Router<PageState>();
  router.get('/', async (ctx) => goTo(ctx, homeOf(ctx.state.actor?.role)));
  localeRoutes(router, options);
  authRoutes(router, services);
  passwordRoutes(router, services);
  profileRoutes(router, services, options);
  dashboardRoutes(router, services);
  projectRoutes(router, services);
  uploadRoutes(router, services);
  videoRoutes(router, services, options);
  webhookRoutes(router, services);
  reportRoutes(router, services, options);
  queueRoutes(router, services);
  // Before the workbench, which takes every address below its own.
  ageRoutes(router, services);
  workbenchRoutes(router, services, options);
  adminRoutes(router, services);
  adminUserRoutes(router, services);
  adminRiskRoutes(router, services);
  adminListRoutes(router, services);
  adminExecutionRoutes(router, services);
  return router;
};
