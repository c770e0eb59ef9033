/** https://www.w3.org/TR/trace-context-2/#traceparent-header: version, trace, span, flags. All zeros and version ff are void. */
const traceparent = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}(?:-.*)?$/;

/** Fields of a log line by which a tracing system finds the request that a proxy traces. */
export const traceOf = (header: string): { readonly trace_id?: string; readonly span_id?: string } => {
  const [, trace, span] = traceparent.exec(header) ?? [];
  return trace === undefined || span === undefined ? {} : { trace_id: trace, span_id: span };
};
