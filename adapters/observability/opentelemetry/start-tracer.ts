import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span as RecordedSpan,
} from '@opentelemetry/api';
import type { Span, SpanOptions, Tracer } from '../../../application/ports/tracer.js';
import type { CheckedTracerOptions } from '../open-telemetry-tracer.js';
import { openPipeline } from './open-pipeline.js';
import { safeAttributes, safeText } from './safe-attributes.js';

export const startTracer = (options: CheckedTracerOptions): Tracer & AsyncDisposable => {
  const pipeline = openPipeline(options);
  const current = new AsyncLocalStorage<Context>();
  return {
    span(name, { kind = 'internal', attributes = {}, parent, signal }, work) {
      const within = parent === undefined ? (current.getStore() ?? ROOT_CONTEXT) : contextOf(parent);
      const given = { kind: kinds[kind], attributes: safeAttributes(attributes) };
      const recorded = pipeline.source.startSpan(safeText(name), given, within);
      return current.run(trace.setSpan(within, recorded), async () => {
        try {
          return await work(toPort(recorded));
        } catch (error) {
          if (signal?.aborted !== true) fail(recorded, error instanceof Error ? error.name : typeof error);
          throw error;
        } finally {
          recorded.end();
        }
      });
    },
    [Symbol.asyncDispose]: () => pipeline[Symbol.asyncDispose](),
  };
};

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
} as const;

const contextOf = (parent: NonNullable<SpanOptions['parent']>): Context => {
  if (parent === 'none') return ROOT_CONTEXT;
  const { traceId, spanId, isSampled } = parent;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
};

const fail = (span: RecordedSpan, kind: string): void => {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', safeText(kind));
};

const toPort = (span: RecordedSpan): Span => {
  const { traceId, spanId } = span.spanContext();
  return {
    ids: span.isRecording() ? { traceId, spanId } : undefined,
    rename: (name) => void span.updateName(safeText(name)),
    set: (attributes) => void span.setAttributes(safeAttributes(attributes)),
    fail: (kind) => fail(span, kind),
  };
};
