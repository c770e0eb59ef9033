/** Ids, names from small closed sets and figures: never what a person wrote, an address, a secret or a person's name. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Lower-case hex: 32 digits, 16 digits. */
export interface SpanIds {
  readonly traceId: string;
  readonly spanId: string;
}

/** A span of another process, as it told in a request. */
export interface RemoteSpan extends SpanIds {
  /** Whether it is recorded there: then so is what hangs on it. */
  readonly isSampled: boolean;
}

export interface SpanOptions {
  /** `server` answers a request, `consumer` handles a job, `client` waits for another part. Default `internal`. */
  readonly kind?: 'internal' | 'server' | 'consumer' | 'client';
  readonly attributes?: SpanAttributes;
  /** Default: the span within which the caller runs, if any. `none` begins a trace. */
  readonly parent?: RemoteSpan | 'none';
  /** What is thrown after it was aborted is no failure of the span. */
  readonly signal?: AbortSignal;
}

export interface Span {
  /** By these a log line finds the span; undefined when it is not recorded. */
  readonly ids: SpanIds | undefined;
  rename(name: string): void;
  /** Adds attributes; one that is there gets the new value. */
  set(attributes: SpanAttributes): void;
  /** `kind`: of a small closed set, such as the class of an error. */
  fail(kind: string): void;
}

/** Shows where time goes. It never fails, and nothing waits for it, whatever becomes of what it records. */
export interface Tracer {
  /**
   * Runs the work as one span, and gives what it gives. What it throws is thrown on and fails the span; only the class of
   * the error is recorded, as messages quote addresses and people.
   * Spans that begin within the work, however deep in its awaits, hang on this one.
   */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
}
