import { watchHealth } from '../koa/health/watch-health.js';
import { serveProbes, type Probes } from '../worker/serve-probes.js';
import type { Composition } from './compose.js';
import { healthChecks } from './health/health-checks.js';
import { T } from './tokens.js';

/** Probes and figures of a process that serves no people. */
export const startProbesOf = (
  { container }: Pick<Composition, 'container'>,
  address: { readonly host: string; readonly port: number },
  isWorking: () => boolean,
): Promise<Probes> => {
  const parts = { queries: container.get(T.queries), storage: container.get(T.storage), live: container.get(T.live) };
  const { canServe } = watchHealth(healthChecks(container.get(T.config), parts), {
    clock: container.get(T.clock),
    logger: container.get(T.logger),
  });
  return serveProbes(
    { metricsPage: container.get(T.metricsPage), isReady: async () => isWorking() && (await canServe()) },
    address,
  );
};
