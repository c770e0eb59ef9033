import type { HealthCheck } from '../../koa/health/health-check.js';
import type { ReplicateSettings } from '../config/replicate-settings.js';

const defaultApiUrl = 'https://api.replicate.com/v1';
const limitMs = 5_000;

/** Replicate answers and takes our token; nothing is run, so nothing is paid (replicate.com/docs/reference/http, `account.get`). */
export const replicateCheck = ({ apiToken, apiUrl = defaultApiUrl }: ReplicateSettings): HealthCheck => ({
  freshMs: 60_000,
  async look() {
    const answer = await fetch(`${apiUrl}/account`, {
      headers: { authorization: `Bearer ${apiToken.reveal()}` },
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
    });
    await answer.body?.cancel();
    if ([401, 403].includes(answer.status) || answer.status >= 500)
      throw new Error(`Replicate answers with ${answer.status}`);
  },
});
