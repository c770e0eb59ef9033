import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProbeParts {
  /** What `/metrics` answers, given the `Authorization` header. */
  readonly metricsPage: (
    authorization: string | undefined,
  ) => Promise<
    { readonly status: 200; readonly contentType: string; readonly text: string } | { readonly status: 401 | 404 }
  >;
  /** Whether this process takes jobs and its store answers. */
  readonly isReady: () => Promise<boolean>;
}

export interface Probes extends AsyncDisposable {
  readonly address: AddressInfo;
}

/** `/metrics`, `/health/live` and `/health/ready` for a process that serves no people. `port` 0: any free one. */
export const serveProbes = async (
  parts: ProbeParts,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Probes> => {
  const server = createServer((req, res) => {
    answer(parts, req, res).catch(() => (res.headersSent ? res.destroy() : reply(res, 500, 'error\n')));
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 50;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    address: server.address() as AddressInfo,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};

const json = 'application/json; charset=utf-8';

const answer = async (parts: ProbeParts, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const [path] = (req.url ?? '').split('?', 1);
  if (req.method !== 'GET' && req.method !== 'HEAD') return reply(res.setHeader('Allow', 'GET, HEAD'), 405, '');
  if (path === '/health/live') return reply(res, 200, '{"status":"alive"}', json);
  if (path === '/health/ready')
    return (await parts.isReady())
      ? reply(res, 200, '{"status":"ready"}', json)
      : reply(res, 503, '{"status":"not-ready"}', json);
  if (path !== '/metrics') return reply(res, 404, 'not found\n');
  const page = await parts.metricsPage(req.headers.authorization);
  if (page.status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="metrics"');
  if (page.status !== 200) return reply(res, page.status, '');
  reply(res, 200, page.text, page.contentType);
};

const reply = (res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
};
