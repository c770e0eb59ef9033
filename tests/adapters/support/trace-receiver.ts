import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { SpanAttributes } from '../../../application/ports/tracer.js';
import type { SeenSpan } from '../../contracts/tracer.contract.js';

export interface ReceivedSpan extends SeenSpan {
  readonly resource: SpanAttributes;
}

export interface Post {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A collector of traces on the loopback: OTLP/HTTP in JSON. */
export interface TraceReceiver extends AsyncDisposable {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  readonly posts: readonly Post[];
  /** All spans, once there are so many; throws when there are not within ten seconds. */
  until(count: number): Promise<readonly ReceivedSpan[]>;
  /** `hang`: takes a post and says nothing. */
  behave(how: 'take' | 'hang' | 'refuse'): void;
}

export const startTraceReceiver = async (): Promise<TraceReceiver> => {
  const spans: ReceivedSpan[] = [];
  const posts: Post[] = [];
  let behaviour: 'take' | 'hang' | 'refuse' = 'take';
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('error', () => undefined);
    req.on('end', () => {
      posts.push({ path: req.url ?? '', headers: req.headers });
      if (behaviour === 'hang') return;
      if (behaviour === 'refuse') return void res.writeHead(400).end('{"message":"no"}');
      const body = Buffer.concat(chunks);
      const text = req.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      spans.push(...spansIn(JSON.parse(text.toString()) as OtlpRequest));
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/traces`,
    spans,
    posts,
    async until(count) {
      const deadline = Date.now() + 60_000;
      while (spans.length < count) {
        if (Date.now() > deadline) throw new Error(`${spans.length} of ${count} spans came`);
        await delay(5);
      }
      return spans;
    },
    behave: (how) => void (behaviour = how),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** https://github.com/open-telemetry/opentelemetry-proto: trace/v1/trace.proto, as JSON. */
interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly OtlpAttribute[];
  readonly status: { readonly code?: number; readonly message?: string };
}

const kinds = ['internal', 'internal', 'server', 'client', 'internal', 'consumer'] as const;

const spansIn = ({ resourceSpans }: OtlpRequest): readonly ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap((scope) => scope.spans.map((span) => read(span, attributesOf(resource.attributes)))),
  );

const read = (span: OtlpSpan, resource: SpanAttributes): ReceivedSpan => {
  const { 'error.type': failure, ...attributes } = attributesOf(span.attributes);
  const { traceId, spanId, parentSpanId, name, kind, status } = span;
  if ((status.code === 2) !== (failure !== undefined)) throw new Error(`status and failure of ${name} differ`);
  if (status.message !== undefined) throw new Error(`${name} tells ${status.message}`);
  return {
    traceId,
    spanId,
    parentId: parentSpanId,
    name,
    kind: kinds[kind] ?? 'internal',
    attributes,
    failure: failure === undefined ? undefined : String(failure),
    resource,
  };
};

const attributesOf = (attributes: readonly OtlpAttribute[]): SpanAttributes =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0] ?? '']));
