import { createHmac } from 'node:crypto';
import Koa from 'koa';
import { describeApi } from './api/api-routes.js';
import { keepExactPaths } from './api/openapi/exact-paths.js';
import { logAccess } from './http/access-log.js';
import { answerErrors } from './http/answer-errors.js';
import type { AppState } from './http/app-state.js';
import { authenticateBearer, authenticateSession } from './http/authentication.js';
import { readBody } from './http/body.js';
import { checkCsrf, offerCsrfToken } from './http/csrf.js';
import { answerHealthProbes } from './http/health-probes.js';
import { lingerAfterAnswer } from './http/linger.js';
import { accountLocale, negotiateLocale } from './http/locale.js';
import { serveMediaFiles } from './http/media-files.js';
import { limitRates } from './http/rate-limits.js';
import { refuseNul } from './http/refuse-nul.js';
import { receiveReplicateWebhooks } from './http/replicate-webhook.js';
import { nameRequest } from './http/request-id.js';
import { secureHeaders } from './http/security-headers.js';
import { serveMetrics } from './http/serve-metrics.js';
import { keepSessions } from './http/sessions.js';
import { serveStaticFiles } from './http/static-files.js';
import { traceRequests } from './http/trace-requests.js';
import { addTrailingSlash } from './http/trailing-slash.js';
import { announceTus } from './http/tus-protocol.js';
import { createPageRoutes } from './pages/page-routes.js';
import type { Services, WebOptions } from './services.js';

/** The web host: REST under `/api/`, pages for people, static files and signed media. */
export const createApp = (services: Services, options: WebOptions): Koa<AppState> => {
  for (const secret of [options.secret, options.tokenSecret])
    if (Buffer.byteLength(secret) < 32) throw new RangeError('A secret has at least 32 bytes.');
  const { logger, sessions } = services;
  const app = new Koa<AppState>({
    proxy: options.proxies > 0,
    maxIpsCount: options.proxies,
    // A key of its own: a signed cookie must never pass for anything else that the secret signs.
    keys: [createHmac('sha256', options.secret).update('session-cookie').digest('hex')],
  });
  // Answers without an end of their own each wait for the app to close.
  app.setMaxListeners(0);
  app.on('error', (error: Error) => {
    if (!isHangUp(error)) logger.error('an answer broke off', { error });
  });

  app.use(nameRequest);
  app.use(secureHeaders(options));
  app.use(answerHealthProbes(app, services));
  app.use(serveMetrics(services));
  if (services.tracer !== undefined) app.use(traceRequests(services.tracer));
  app.use(logAccess(services));
  app.use(lingerAfterAnswer);
  app.use(negotiateLocale);
  app.use(answerErrors(logger));
  app.use(serveStaticFiles());
  app.use(serveMediaFiles(services));
  app.use(receiveReplicateWebhooks(services.replicateWebhooks));
  app.use(addTrailingSlash);
  app.use(announceTus(services.limits));
  app.use(keepSessions(app, sessions, options.isHttps));
  app.use(offerCsrfToken);
  app.use(answerErrors(logger));
  app.use(authenticateBearer(services, options));
  app.use(authenticateSession(services));
  app.use(accountLocale);
  app.use(limitRates(services, options));
  app.use(readBody);
  app.use(refuseNul);
  app.use(checkCsrf(options));

  const api = describeApi(services, options);
  app.use(keepExactPaths(api.operations));
  for (const router of [api.router, createPageRoutes(services, options)]) {
    app.use(router.routes());
    app.use(router.allowedMethods());
  }
  return app;
};

const hangUps = ['ECONNRESET', 'EPIPE', 'ECANCELED', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_EOF_STATE'];

/** Nobody is there any more to read the answer; nothing of ours is wrong. */
const isHangUp = (error: Error): boolean => 'code' in error && hangUps.includes(String(error.code));
