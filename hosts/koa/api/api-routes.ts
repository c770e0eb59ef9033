import Router from '@koa/router';
import type { AppState } from '../http/app-state.js';
import type { Services, WebOptions } from '../services.js';
import { authRoutes } from './auth/auth.routes.js';
import { healthRoutes } from './health/health.routes.js';
import { labelRoutes } from './operator-labels/label.routes.js';
import { logRoutes } from './operator-logs/log.routes.js';
import { executionRoutes } from './pipeline-executions/execution.routes.js';
import { projectRoutes } from './projects/project.routes.js';
import { reportSchemaRoutes } from './report-schema/report-schema.routes.js';
import { riskRoutes } from './risk-definitions/risk.routes.js';
import { triggerRoutes } from './triggers/trigger.routes.js';
import { userRoutes } from './users/user.routes.js';
import { taskRoutes } from './verification-tasks/task.routes.js';
import { videoRoutes } from './videos/video.routes.js';

/** The REST interface. */
export const createApiRoutes = (services: Services, options: WebOptions): Router<AppState> => {
  const router = new Router<AppState>({ prefix: '/api', strict: true });
  authRoutes(router, services);
  healthRoutes(router, services);
  projectRoutes(router, services, options);
  videoRoutes(router, services, options);
  reportSchemaRoutes(router);
  triggerRoutes(router, services, options);
  taskRoutes(router, services, options);
  labelRoutes(router, services, options);
  logRoutes(router, services, options);
  executionRoutes(router, services, options);
  riskRoutes(router, services, options);
  userRoutes(router, services, options);
  return router;
};
