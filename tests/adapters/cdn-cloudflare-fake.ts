import { once } from 'node:events';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';

export type ApiTrouble =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly retryAfter?: string }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'silent' };

export interface FakeCloudflare extends AsyncDisposable {
  /** Where visitors come. */
  readonly cdnUrl: string;
  readonly apiUrl: string;
  readonly zoneId: string;
  readonly apiToken: string;
  /** URLs of each purge that was taken. */
  readonly purged: readonly (readonly string[])[];
  /** Requests to the API, also refused ones. */
  readonly asked: () => number;
  /** Addresses of which the edge holds a copy. */
  readonly held: () => readonly string[];
  letPass(seconds: number): void;
  /** `nth` counts requests to the API from 1. */
  misbehave(how: (nth: number) => ApiTrouble | undefined): void;
}

interface Copy {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** The edge respects `Expires`. */
  readonly untilMs: number;
}

/**
 * The two sides of Cloudflare, on loopback: an edge that keeps what it fetched from the store by whole address and range,
 * under the store's own host name, and the API that purges it, as strict as the real one.
 */
export const startFakeCloudflare = async (storeUrl: string): Promise<FakeCloudflare> => {
  const zoneId = '0123456789abcdef0123456789abcdef';
  const apiToken = 'token-that-nobody-may-see';
  const copies = new Map<string, Map<string, Copy>>();
  const purged: string[][] = [];
  let asked = 0;
  let passedMs = 0;
  let trouble: (nth: number) => ApiTrouble | undefined = () => undefined;

  const visit = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
    const range = request.headers.range ?? '';
    const kept = copies.get(url)?.get(range);
    const held = kept !== undefined && kept.untilMs > Date.now() + passedMs ? kept : undefined;
    const copy = held ?? (await fetchFrom(storeUrl, request.url ?? '', range));
    if (copy.status < 300) copies.set(url, (copies.get(url) ?? new Map<string, Copy>()).set(range, copy));
    response.writeHead(copy.status, copy.headers).end(copy.bytes);
  };
  const api = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wrong = trouble(++asked);
    const body = await bodyOf(request);
    if (wrong?.kind === 'dropped') return void request.socket.destroy();
    if (wrong?.kind === 'silent') return;
    const tell = (status: number, text: string, headers = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    const refuse = (status: number, code: number, message: string): void =>
      tell(status, JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null }));
    if (wrong !== undefined)
      return tell(wrong.status, wrong.body, wrong.retryAfter === undefined ? {} : { 'retry-after': wrong.retryAfter });
    if (request.method !== 'POST' || request.url !== `/client/v4/zones/${zoneId}/purge_cache`)
      return refuse(404, 7003, 'Could not route to the request');
    if (request.headers.authorization !== `Bearer ${apiToken}`) return refuse(403, 10000, 'Authentication error');
    const { files } = JSON.parse(body.toString()) as { files: string[] };
    if (files.length === 0 || files.length > 30) return refuse(400, 1094, 'Max number of urls per request is 30.');
    purged.push(files);
    for (const url of files) copies.delete(url);
    tell(200, JSON.stringify({ success: true, errors: [], messages: [], result: { id: zoneId } }));
  };

  const edge = await listen(visit);
  const office = await listen(api);
  return {
    cdnUrl: edge.url,
    apiUrl: `${office.url}/client/v4`,
    zoneId,
    apiToken,
    purged,
    asked: () => asked,
    held: () => [...copies.keys()],
    letPass: (seconds) => void (passedMs += seconds * 1_000),
    misbehave: (how) => void (trouble = how),
    async [Symbol.asyncDispose]() {
      await edge.close();
      await office.close();
    },
  };
};

const fetchFrom = async (storeUrl: string, path: string, range: string): Promise<Copy> => {
  // Not `fetch`, which would set the path in order and break the signature.
  const outgoing = send(new URL(storeUrl), { path, headers: range === '' ? {} : { range } }).end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const names = ['content-type', 'content-disposition', 'content-range', 'content-length'] as const;
  const headers = names.flatMap((name) => (answer.headers[name] === undefined ? [] : [[name, answer.headers[name]]]));
  return {
    status: answer.statusCode ?? 502,
    headers: Object.fromEntries(headers) as Record<string, string>,
    bytes: await bodyOf(answer),
    untilMs: Date.parse(answer.headers.expires ?? '') || 0,
  };
};

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const listen = async (
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const listener: RequestListener = (request, response) => {
    handle(request, response).catch(() => response.destroy());
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
