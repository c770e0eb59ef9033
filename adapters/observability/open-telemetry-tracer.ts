import type { Logger } from '../../application/ports/logger.js';
import type { SpanAttributes, Tracer } from '../../application/ports/tracer.js';

export interface OpenTelemetryTracerOptions {
  /** Where traces are posted as OTLP over HTTP (JSON, gzip), such as `http://collector:4318/v1/traces`. */
  readonly url: string;
  /** Sent with every post, such as the key of the receiver. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** What else is said of this process. */
  readonly resource?: SpanAttributes;
  /** Share of the traces begun here that are recorded, 0..1. A request's own trace is recorded when its caller says so. Default 1. */
  readonly sampledShare?: number;
  /** Spans that wait to be sent, at least 1; more are dropped. Default 2,048. */
  readonly maxWaiting?: number;
  /** How long spans gather before they are sent. Default 5,000. */
  readonly sendEveryMs?: number;
  /** What one post may take, its repetitions included. Default 5,000. */
  readonly postTimeoutMs?: number;
  /** What disposing waits for the last posts. Default 2,000. */
  readonly closeTimeoutMs?: number;
  readonly logger: Logger;
  /** Lost spans are told at most so often. Default 5 min. */
  readonly tellEveryMs?: number;
}

type Optional = 'headers' | 'resource';
export type CheckedTracerOptions = Required<Omit<OpenTelemetryTracerOptions, Optional>> &
  Pick<OpenTelemetryTracerOptions, Optional>;

/** A tracer that sends spans in batches, beside the work. The packages of OpenTelemetry are loaded here and not before. */
export const createOpenTelemetryTracer = async (
  options: OpenTelemetryTracerOptions,
): Promise<Tracer & AsyncDisposable> => {
  const { url, serviceName, sampledShare = 1, maxWaiting = 2_048, sendEveryMs = 5_000 } = options;
  const { postTimeoutMs = 5_000, closeTimeoutMs = 2_000, tellEveryMs = 300_000 } = options;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new RangeError('Traces need an http address.');
  if (serviceName === '') throw new RangeError('Traces need a name of the service.');
  if (!(sampledShare >= 0 && sampledShare <= 1)) throw new RangeError('The sampled share is from 0 to 1.');
  if (!Number.isInteger(maxWaiting) || maxWaiting < 1) throw new RangeError('At least one span may wait.');
  for (const ms of [sendEveryMs, postTimeoutMs, closeTimeoutMs, tellEveryMs])
    if (!(ms > 0 && ms < 2 ** 31)) throw new RangeError('Times of the tracer are positive milliseconds.');
  const { startTracer } = await import('./opentelemetry/start-tracer.js');
  return startTracer({
    ...options,
    sampledShare,
    maxWaiting,
    sendEveryMs,
    postTimeoutMs,
    closeTimeoutMs,
    tellEveryMs,
  });
};
