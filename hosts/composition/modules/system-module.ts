import { ContainerModule } from 'inversify';
import { createPdfReportRenderer } from '../../../adapters/report-pdf/index.js';
import {
  createArgon2PasswordHasher,
  createCryptoSecrets,
  createJoseTokenService,
} from '../../../adapters/security/index.js';
import { createSystemClock, createUuidV7Generator } from '../../../adapters/system/index.js';
import type { Links } from '../../../application/index.js';
import { tokenAudience, tokenIssuer } from '../../koa/http/authentication.js';
import { reportPrint } from '../../koa/pages/reports/report-print.js';
import { wordsOf } from '../../koa/pages/shared/page-context.js';
import { processLogger } from '../process-logger.js';
import { tokenKey } from '../secret.js';
import { T } from '../tokens.js';

/** Clock, ids, log, passwords, tokens, addresses, printed reports. */
export const systemModule = new ContainerModule(({ bind }) => {
  bind(T.logger).toResolvedValue(processLogger, [T.config]).inSingletonScope();
  bind(T.clock)
    .toResolvedValue(
      (logger) => createSystemClock({ onTickError: (error) => logger.error('a periodic task failed', { error }) }),
      [T.logger],
    )
    .inSingletonScope();
  bind(T.ids)
    .toResolvedValue(() => createUuidV7Generator(), [])
    .inSingletonScope();
  bind(T.passwords)
    .toResolvedValue(() => createArgon2PasswordHasher(), [])
    .inSingletonScope();
  bind(T.tokens)
    .toResolvedValue(
      (secret) => createJoseTokenService({ secret: tokenKey(secret), issuer: tokenIssuer, audience: tokenAudience }),
      [T.secret],
    )
    .inSingletonScope();
  bind(T.secrets)
    .toResolvedValue(() => createCryptoSecrets(), [])
    .inSingletonScope();
  bind(T.reportRenderer)
    .toResolvedValue(
      (storage) =>
        createPdfReportRenderer({ print: (report, locale) => reportPrint(report, wordsOf(locale)), storage }),
      [T.storage],
    )
    .inSingletonScope();
  bind(T.links)
    .toResolvedValue((config) => linksAt(config.baseUrl), [T.config])
    .inSingletonScope();
});

const linksAt = (baseUrl: string): Links => ({
  video: (id) => `${baseUrl}/client/videos/${id}/`,
  report: (id) => `${baseUrl}/client/reports/${id}/`,
  task: (id) => `${baseUrl}/client/operators/workspace/${id}/`,
  passwordReset: (secret) => `${baseUrl}/client/users/password_reset/confirm/?token=${secret}`,
  lostPassword: () => `${baseUrl}/client/users/password_reset/`,
  webhook: (id) => `${baseUrl}/client/webhooks/${id}/`,
  execution: (id) => `${baseUrl}/admin/executions/${id}/`,
  apiVideo: (id) => `${baseUrl}/api/videos/${id}/`,
  apiReport: (id) => `${baseUrl}/api/videos/${id}/report/`,
});
