import type { RemoteSpan } from '../../../application/index.js';

/** https://www.w3.org/TR/trace-context-2/#traceparent-header: version, trace, span, flags. All zeros and version ff are void. */
const traceparent = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

/** What a caller says of its trace; undefined when it says nothing or nonsense. */
export const parentOf = (header: string): RemoteSpan | undefined => {
  const [, traceId, spanId, flags] = traceparent.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};

/** Fields of a log line by which a tracing system finds the request: its own span, or that of a proxy. */
export const traceOf = (
  header: string,
  own?: { readonly traceId: string; readonly spanId: string },
): { readonly trace_id?: string; readonly span_id?: string } => {
  const span = own ?? parentOf(header);
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
};
