import { setTimeout as delay } from 'node:timers/promises';
import type { Tracer as SpanSource } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { CheckedTracerOptions } from '../open-telemetry-tracer.js';
import { createLossReport } from './loss-report.js';
import { safeAttributes } from './safe-attributes.js';
import { watchExporter } from './watched-exporter.js';

export interface SpanPipeline extends AsyncDisposable {
  readonly source: SpanSource;
}

const spansPerPost = 512;

type ExporterOptions = NonNullable<ConstructorParameters<typeof OTLPTraceExporter>[0]>;

/** Its enum is in a package that is not ours to import. */
const gzip = 'gzip' as NonNullable<ExporterOptions['compression']>;

/** From spans that end to posts to the receiver. Nothing global is registered: several may live in a process. */
export const openPipeline = (options: CheckedTracerOptions): SpanPipeline => {
  const { maxWaiting, sampledShare, closeTimeoutMs, postTimeoutMs } = options;
  const report = createLossReport(options.logger, options.tellEveryMs);
  const watched = watchExporter(
    new OTLPTraceExporter({
      url: options.url,
      headers: { ...options.headers },
      timeoutMillis: postTimeoutMs,
      compression: gzip,
      // All that waits is posted at once when the process stops.
      concurrencyLimit: Math.ceil(maxWaiting / spansPerPost) + 1,
    }),
    report,
    maxWaiting,
  );
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': options.serviceName,
      ...safeAttributes(options.resource ?? {}),
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledShare) }),
    spanProcessors: [
      watched.counter,
      new BatchSpanProcessor(watched.exporter, {
        maxQueueSize: maxWaiting,
        maxExportBatchSize: Math.min(spansPerPost, maxWaiting),
        scheduledDelayMillis: options.sendEveryMs,
        // The post ends by itself before, unless its answer trickles.
        exportTimeoutMillis: postTimeoutMs + 1_000,
      }),
    ],
  });
  return {
    source: provider.getTracer('ai-compliance-agent'),
    async [Symbol.asyncDispose]() {
      // It rejects with the first post that fails, while others are under way; each failure is told where it happens.
      const flushed = provider.shutdown().catch(() => undefined);
      const closed = flushed.then(() => watched.idle()).then(() => true);
      const isClosed = await Promise.race([closed, delay(closeTimeoutMs, false, { ref: false })]);
      if (!isClosed) report.lost(watched.unsent(), new Error(`not sent within ${closeTimeoutMs} ms`));
      report.end();
    },
  };
};
