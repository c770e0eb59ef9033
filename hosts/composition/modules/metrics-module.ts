import { ContainerModule } from 'inversify';
import { createMetricsPage, createMetricsRegistry, watchProcess } from '../../../adapters/observability/index.js';
import { MeasureBacklog } from '../../../application/index.js';
import { T } from '../tokens.js';

/** What is counted, and the page that tells it. */
export const metricsModule = new ContainerModule(({ bind }) => {
  bind(T.metrics)
    .toResolvedValue(() => createMetricsRegistry(), [])
    .inSingletonScope();
  bind(T.metricsPage)
    .toResolvedValue(
      (config, lifetime, registry, queries, { scheduler }, workers, clock) => {
        const process = watchProcess(registry);
        lifetime.own({ [Symbol.asyncDispose]: async () => process[Symbol.dispose]() });
        const backlog = new MeasureBacklog({ queries, scheduler, workers, metrics: registry, clock });
        return createMetricsPage({
          registry,
          token: config.metrics.token?.reveal(),
          sources: [() => process.refresh(), () => backlog.execute()],
        });
      },
      [T.config, T.lifetime, T.metrics, T.queries, T.scheduling, T.workers, T.clock],
    )
    .inSingletonScope();
});
