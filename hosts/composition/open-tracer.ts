import { createOpenTelemetryTracer, noTracer } from '../../adapters/observability/index.js';
import type { Logger, Tracer } from '../../application/index.js';
import type { WorkerId } from '../../domain/shared/ids.js';
import type { Config } from './config.js';
import type { Lifetime } from './lifetime.js';

/** Traces where the configuration wants them; otherwise nothing of OpenTelemetry is even loaded. */
export const openTracer = async (
  { tracing, environment }: Config,
  { lifetime, logger, worker }: { readonly lifetime: Lifetime; readonly logger: Logger; readonly worker: WorkerId },
): Promise<Tracer> => {
  if (tracing === undefined) return noTracer;
  const { url, headers, serviceName, sampledShare } = tracing;
  const tracer = await createOpenTelemetryTracer({
    url: url.reveal(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.reveal()])),
    serviceName,
    sampledShare,
    resource: { 'service.instance.id': worker, 'deployment.environment.name': environment },
    logger,
  });
  return lifetime.own(tracer);
};
