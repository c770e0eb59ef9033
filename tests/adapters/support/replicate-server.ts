import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a model does with its input; a thrown error makes the prediction fail with its message. */
export interface FakeModel {
  readonly version: string;
  readonly required: readonly string[];
  /** `open` reads a data URI, one of Replicate's own files, or a URL of `server.internet`. */
  readonly run: (input: Readonly<Record<string, unknown>>, open: (uri: string) => Buffer) => unknown;
}

export type Route = 'create' | 'get' | 'list' | 'cancel' | 'model' | 'upload' | 'output';

/** How the next request to a route goes wrong. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Before the request was carried out, or after it was. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' | 'amid-answer' }
  | { readonly kind: 'gateway-timeout-after' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'garbage' };

interface FakePrediction {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly webhook: string | undefined;
  readonly createdAt: number;
  readonly cancelAfterMs: number;
  readonly bootMs: number;
  readonly runMs: number;
  readonly outcome: { readonly output: unknown } | { readonly error: string };
  cancelledAt: number | undefined;
}

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  readonly tag: string | undefined;
}

export interface ReplicateServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly models: Map<string, FakeModel>;
  /** Files under public URLs. */
  readonly internet: Map<string, Buffer>;
  readonly created: readonly FakePrediction[];
  readonly cancelled: readonly string[];
  readonly requests: readonly {
    readonly route: Route;
    readonly headers: IncomingMessage['headers'];
    readonly at: number;
  }[];
  readonly webhookSecret: string;
  /** Of predictions created from now on. */
  bootMs: number;
  runMs: number;
  pageSize: number;
  token: string;
  /** The next `times` requests to `route`. */
  trouble(route: Route, trouble: Trouble, times?: number): void;
  /** A document that a model wrote, under its URL. */
  writeOutput(document: unknown): string;
  signed(id: string, secret?: string): Signed;
}

const hourMs = 3_600_000;

/** Replicate's HTTP API v1 as its reference describes it, on loopback, with a time of its own. */
export const openReplicateServer = async (now: () => number): Promise<ReplicateServer> => {
  const models = new Map<string, FakeModel>();
  const internet = new Map<string, Buffer>();
  const created: FakePrediction[] = [];
  const cancelled: string[] = [];
  const requests: { route: Route; headers: IncomingMessage['headers']; at: number }[] = [];
  const troubles: { route: Route; trouble: Trouble; left: number }[] = [];
  const files = new Map<string, Buffer>();
  const outputs = new Map<string, string>();
  const sockets = new Set<Socket>();
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;

  const stateOf = (prediction: FakePrediction): Record<string, unknown> => {
    const { id, model, version, input, createdAt, bootMs, runMs, outcome, cancelAfterMs } = prediction;
    const startedAt = createdAt + bootMs;
    const endsAt = startedAt + runMs;
    const stoppedAt = Math.min(prediction.cancelledAt ?? Infinity, createdAt + cancelAfterMs);
    const at = Math.min(now(), stoppedAt);
    const isStopped = now() >= stoppedAt && stoppedAt < endsAt;
    const status =
      at < startedAt
        ? isStopped
          ? prediction.cancelledAt === undefined
            ? 'aborted'
            : 'canceled'
          : 'starting'
        : at < endsAt
          ? isStopped
            ? 'canceled'
            : 'processing'
          : 'output' in outcome
            ? 'succeeded'
            : 'failed';
    const isRemoved = now() > Math.min(endsAt, stoppedAt) + hourMs;
    const predictMs = Math.max(0, Math.min(at, endsAt) - startedAt);
    return {
      id,
      model,
      version,
      input: isRemoved ? {} : input,
      logs: '',
      output: status === 'succeeded' && !isRemoved && 'output' in outcome ? outcome.output : null,
      error: status === 'failed' && 'error' in outcome ? outcome.error : null,
      status,
      created_at: new Date(createdAt).toISOString(),
      data_removed: isRemoved,
      metrics: status === 'starting' || status === 'processing' ? {} : { predict_time: predictMs / 1_000 },
      urls: { get: `${server.baseUrl}/predictions/${id}`, cancel: `${server.baseUrl}/predictions/${id}/cancel` },
    };
  };

  const open_ = (uri: string): Buffer => {
    const data = /^data:[^;,]+;base64,(.*)$/s.exec(uri)?.[1];
    const bytes =
      data !== undefined ? Buffer.from(data, 'base64') : (files.get(uri) ?? internet.get(uri.replace(/[?#].*$/, '')));
    if (bytes === undefined) throw new Error(`cannot read ${uri.slice(0, 100)}`);
    return bytes;
  };

  const create = (body: string, headers: IncomingMessage['headers']): [number, unknown] => {
    const asked = JSON.parse(body) as { version?: string; input?: Record<string, unknown>; webhook?: string };
    const found = [...models].find(([, model]) => model.version === asked.version);
    if (found === undefined)
      return [
        422,
        { title: 'Invalid version or not permitted', detail: 'The specified version does not exist', status: 422 },
      ];
    const [model, { version, required, run }] = found;
    const input = asked.input ?? {};
    const missing = required.filter((name) => !(name in input));
    if (missing.length > 0)
      return [
        422,
        { title: 'Input validation failed', detail: `- input: ${missing.join(', ')} is required`, status: 422 },
      ];
    let outcome: FakePrediction['outcome'];
    try {
      outcome = { output: run(input, open_) };
    } catch (error) {
      outcome = { error: error instanceof Error ? error.message : String(error) };
    }
    const cancelAfter = /^(\d+)s$/.exec(String(headers['cancel-after'] ?? ''))?.[1];
    const wholeMs = server.bootMs + server.runMs;
    const waitS = Number(/^wait=(\d+)$/.exec(String(headers['prefer'] ?? ''))?.[1] ?? 0);
    // An answer that is held back until the end comes after it; the time of the test did not move meanwhile.
    const heldMs = wholeMs <= waitS * 1_000 ? wholeMs : 0;
    const prediction: FakePrediction = {
      id: randomBytes(13).toString('hex'),
      model,
      version,
      input,
      webhook: asked.webhook,
      createdAt: now() - heldMs,
      cancelAfterMs: cancelAfter === undefined ? 1_800_000 : Number(cancelAfter) * 1_000,
      bootMs: server.bootMs,
      runMs: server.runMs,
      outcome,
      cancelledAt: undefined,
    };
    created.push(prediction);
    return [201, stateOf(prediction)];
  };

  const answer = (route: Route, url: URL, request: IncomingMessage, body: Buffer): [number, unknown] => {
    if (route === 'output') {
      const document = outputs.get(url.pathname);
      return document === undefined ? [404, { detail: 'Not found' }] : [200, document];
    }
    if (request.headers.authorization !== `Bearer ${server.token}`)
      return [401, { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token', status: 401 }];
    if (route === 'create') return create(body.toString(), request.headers);
    if (route === 'upload') {
      const [head = '', rest = ''] = splitOnce(body.toString('latin1'), '\r\n\r\n');
      if (!head.includes('name="content"')) return [422, { detail: 'content is required' }];
      const boundary = `\r\n${head.split('\r\n', 1)[0] ?? ''}`;
      const get = `${server.baseUrl}/files/${randomBytes(12).toString('hex')}`;
      files.set(get, Buffer.from(rest.slice(0, rest.indexOf(boundary)), 'latin1'));
      return [201, { id: get.slice(-24), urls: { get } }];
    }
    if (route === 'model') {
      const model = models.get(url.pathname.replace(/^\/v1\/models\//, ''));
      return model === undefined
        ? [404, { detail: 'Not found', status: 404 }]
        : [200, { latest_version: { id: model.version } }];
    }
    if (route === 'list') {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const newest = [...created].reverse();
      const to = from + server.pageSize;
      // Whatever proxy the request came through.
      const next = to < newest.length ? `https://api.replicate.com/v1/predictions?cursor=${to}` : null;
      return [200, { previous: null, next, results: newest.slice(from, to).map(stateOf) }];
    }
    const id = url.pathname.split('/')[3];
    const prediction = created.find((each) => each.id === id);
    if (prediction === undefined) return [404, { detail: 'Not found', status: 404 }];
    if (route === 'cancel') {
      cancelled.push(prediction.id);
      prediction.cancelledAt ??= now();
    }
    return [200, stateOf(prediction)];
  };

  const handle = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = routeOf(request.method ?? '', url.pathname);
    requests.push({ route, headers: request.headers, at: now() });
    const next = troubles.find((each) => each.route === route && each.left > 0);
    if (next !== undefined) next.left--;
    const trouble = next?.trouble;
    const send = (status: number, content: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof content === 'string' ? content : JSON.stringify(content));
    };
    if (trouble?.kind === 'hang') return;
    if (trouble?.kind === 'drop' && trouble.when === 'before') return void request.socket.destroy();
    if (trouble?.kind === 'status')
      return send(
        trouble.status,
        { detail: 'Request was throttled. Your rate limit resets in ~30s.' },
        trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter },
      );
    if (trouble?.kind === 'garbage') return send(200, '<html>Bad gateway</html>');
    const [status, content] = answer(route, url, request, body);
    if (trouble?.kind === 'gateway-timeout-after') return send(504, { detail: 'upstream timed out' });
    if (trouble?.kind === 'drop') {
      if (trouble.when === 'after') return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': '100000' });
      response.write(JSON.stringify(content).slice(0, 40), () => request.socket.destroy());
      return;
    }
    send(status, content);
  };

  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handle(request, response, Buffer.concat(chunks)));
  });
  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const server: ReplicateServer = {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    models,
    internet,
    created,
    cancelled,
    requests,
    webhookSecret,
    bootMs: 0,
    runMs: 400,
    pageSize: 100,
    token: 'r8_TOKEN_OF_THE_TEST',
    trouble: (route, trouble, times = 1) => void troubles.push({ route, trouble, left: times }),
    writeOutput(document) {
      const path = `/output/${randomBytes(8).toString('hex')}.json`;
      outputs.set(path, typeof document === 'string' ? document : JSON.stringify(document));
      return new URL(path, server.baseUrl).href;
    },
    signed(id, secret = webhookSecret) {
      const prediction = created.find((each) => each.id === id);
      const rawBody = JSON.stringify(prediction === undefined ? { id } : stateOf(prediction));
      const messageId = `msg_${randomBytes(8).toString('hex')}`;
      const timestamp = String(Math.floor(now() / 1_000));
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signature = createHmac('sha256', key).update(`${messageId}.${timestamp}.${rawBody}`).digest('base64');
      const tag =
        prediction?.webhook === undefined
          ? undefined
          : (new URL(prediction.webhook).searchParams.get('tag') ?? undefined);
      return {
        headers: { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` },
        rawBody,
        tag,
      };
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void http.close(() => resolve()));
    },
  };
  return server;
};

const routeOf = (method: string, path: string): Route => {
  if (path.startsWith('/output/')) return 'output';
  if (path === '/v1/files') return 'upload';
  if (path.startsWith('/v1/models/')) return 'model';
  if (path === '/v1/predictions') return method === 'POST' ? 'create' : 'list';
  return path.endsWith('/cancel') ? 'cancel' : 'get';
};

const splitOnce = (text: string, by: string): [string, string] => {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)];
};
