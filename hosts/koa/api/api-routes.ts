import type { Services, WebOptions } from '../services.js';
import { ageRatingRoutes } from './age-rating/age-rating.routes.js';
import { authRoutes } from './auth/auth.routes.js';
import { passwordRoutes } from './auth/password.routes.js';
import { healthRoutes } from './health/health.routes.js';
import { mentionListRoutes } from './mention-lists/list.routes.js';
import { createApi, type Api } from './openapi/api.js';
import { docsRoutes } from './openapi/docs.routes.js';
import { schemaRoutes } from './openapi/schema.routes.js';
import { labelRoutes } from './operator-labels/label.routes.js';
import { logRoutes } from './operator-logs/log.routes.js';
import { executionRoutes } from './pipeline-executions/execution.routes.js';
import { projectRoutes } from './projects/project.routes.js';
import { reportSchemaRoutes } from './report-schema/report-schema.routes.js';
import { catalogueHistoryRoutes } from './risk-definitions/history.routes.js';
import { reportMarkersRoutes } from './report-markers/report-markers.routes.js';
import { riskRoutes } from './risk-definitions/risk.routes.js';
import { triggerRoutes } from './triggers/trigger.routes.js';
import { uploadRoutes } from './uploads/upload.routes.js';
import { meRoutes } from './users/me.routes.js';
import { userRoutes } from './users/user.routes.js';
import { taskRoutes } from './verification-tasks/task.routes.js';
import { workbenchApiRoutes } from './verification-tasks/workbench.routes.js';
import { videoRoutes } from './videos/video.routes.js';
import { deliveryRoutes } from './webhooks/delivery.routes.js';
import { webhookRoutes } from './webhooks/webhook.routes.js';

/** Every operation of the REST interface, described. */
export const describeApi = (services: Services, options: WebOptions): Api => {
  const api = createApi(options);
  authRoutes(api, services);
  passwordRoutes(api, services);
  projectRoutes(api, services, options);
  videoRoutes(api, services, options);
  reportMarkersRoutes(api, services);
  uploadRoutes(api, services);
  triggerRoutes(api, services, options);
  // Before the ids of tasks, which take every name below their address.
  workbenchApiRoutes(api, services, options);
  taskRoutes(api, services, options);
  ageRatingRoutes(api, services);
  labelRoutes(api, services, options);
  logRoutes(api, services, options);
  executionRoutes(api, services, options);
  // Before the codes of risks, which take every name below their address.
  catalogueHistoryRoutes(api, services, options);
  riskRoutes(api, services, options);
  mentionListRoutes(api, services, options);
  webhookRoutes(api, services, options);
  deliveryRoutes(api, services, options);
  meRoutes(api, services);
  userRoutes(api, services, options);
  healthRoutes(api, services);
  reportSchemaRoutes(api);
  schemaRoutes(api, options);
  docsRoutes(api);
  return api;
};
