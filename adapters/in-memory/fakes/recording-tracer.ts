import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, SpanAttributes, SpanIds, SpanOptions, Tracer } from '../../../application/ports/tracer.js';

export interface EndedSpan extends SpanIds {
  readonly name: string;
  readonly kind: NonNullable<SpanOptions['kind']>;
  /** Undefined for the first span of a trace. */
  readonly parentId: string | undefined;
  readonly attributes: SpanAttributes;
  /** What it failed of. */
  readonly failure: string | undefined;
}

export interface RecordingTracer extends Tracer {
  /** In the order in which they ended. */
  readonly ended: readonly EndedSpan[];
}

/** Keeps every span, also of traces that a caller does not record. Ids are counted up. */
export const createRecordingTracer = (): RecordingTracer => {
  const ended: EndedSpan[] = [];
  const current = new AsyncLocalStorage<SpanIds>();
  let begun = 0;
  return {
    ended,
    span(name, { kind = 'internal', attributes = {}, parent, signal }, work) {
      begun += 1;
      const spanId = begun.toString(16).padStart(16, '0');
      const above = parent === 'none' ? undefined : (parent ?? current.getStore());
      const ids: SpanIds = { traceId: above?.traceId ?? spanId.padStart(32, '0'), spanId };
      const parentId = above?.spanId;
      let state = { name, attributes, failure: undefined as string | undefined };
      const span: Span = {
        ids,
        rename: (given) => void (state = { ...state, name: given }),
        set: (more) => void (state = { ...state, attributes: { ...state.attributes, ...more } }),
        fail: (failure) => void (state = { ...state, failure }),
      };
      return current.run(ids, async () => {
        try {
          return await work(span);
        } catch (error) {
          if (signal?.aborted !== true) span.fail(error instanceof Error ? error.name : typeof error);
          throw error;
        } finally {
          ended.push({ ...state, ...ids, kind, parentId });
        }
      });
    },
  };
};
