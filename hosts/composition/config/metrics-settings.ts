import type { EnvironmentReader } from './environment-reader.js';
import type { SecretText } from './secret-text.js';

export interface MetricsSettings {
  /** Whoever reads `/metrics` shows it; without one there is no such page. */
  readonly token: SecretText | undefined;
  /** Where a process without web answers `/metrics` and probes; undefined: nowhere. */
  readonly workerPort: number | undefined;
}

export const readMetricsSettings = (env: EnvironmentReader): MetricsSettings => {
  const token = env.secret('METRICS_TOKEN');
  if (token !== undefined && token.reveal().length < 16)
    env.problem('METRICS_TOKEN', 'короче 16 знаков; создайте новый: openssl rand -hex 24');
  const port = env.whole('WORKER_METRICS_PORT', 0, 0, 65_535);
  return { token, workerPort: env.has('WORKER_METRICS_PORT') ? port : undefined };
};
