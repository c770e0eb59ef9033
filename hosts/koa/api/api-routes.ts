import type { Services, WebOptions } from '../services.js';
import { authRoutes } from './auth/auth.routes.js';
import { healthRoutes } from './health/health.routes.js';
import { createApi, type Api } from './openapi/api.js';
import { schemaRoutes } from './openapi/schema.routes.js';
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

/** Every operation of the REST interface, described. */
export const describeApi = (services: Services, options: WebOptions): Api => {
  const api = createApi(options);
  authRoutes(api, services);
  projectRoutes(api, services, options);
  videoRoutes(api, services, options);
  triggerRoutes(api, services, options);
  taskRoutes(api, services, options);
  labelRoutes(api, services, options);
  logRoutes(api, services, options);
  executionRoutes(api, services, options);
  riskRoutes(api, services, options);
  userRoutes(api, services, options);
  healthRoutes(api, services);
  reportSchemaRoutes(api);
  schemaRoutes(api, options);
  return api;
};
