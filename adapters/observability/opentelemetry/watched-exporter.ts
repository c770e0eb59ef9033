import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { LossReport } from './loss-report.js';

export interface WatchedExporter {
  readonly exporter: SpanExporter;
  /** Goes before the processor that keeps the queue. */
  readonly counter: SpanProcessor;
  /** Spans that are being sent, or wait for it. */
  unsent(): number;
  /** When nothing is being sent any more. */
  idle(): Promise<void>;
}

/**
 * Counts what waits and what is sent, and tells what is lost: a receiver that fails, a queue that is full. The library
 * says neither to anybody but a logger that is the same for the whole process.
 */
export const watchExporter = (inner: SpanExporter, report: LossReport, maxWaiting: number): WatchedExporter => {
  let waiting = 0;
  let sending = 0;
  let whenIdle: () => void = () => undefined;
  return {
    unsent: () => waiting + sending,
    idle: () => (sending === 0 ? Promise.resolve() : new Promise((resolve) => (whenIdle = resolve))),
    exporter: {
      export(spans, done) {
        waiting -= spans.length;
        sending += spans.length;
        inner.export(spans, (result) => {
          sending -= spans.length;
          // 0: success.
          if (Number(result.code) !== 0)
            report.lost(spans.length, result.error ?? new Error('the receiver took no spans'));
          done(result);
          if (sending === 0) whenIdle();
        });
      },
      shutdown: () => inner.shutdown(),
      forceFlush: async () => inner.forceFlush?.(),
    },
    counter: {
      onStart() {},
      onEnd(span: ReadableSpan) {
        if ((span.spanContext().traceFlags & 1) === 0) return;
        if (waiting < maxWaiting) waiting += 1;
        else report.lost(1);
      },
      forceFlush: async () => undefined,
      shutdown: async () => undefined,
    },
  };
};
