import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Koa from 'koa';
import type { AppState } from './app-state.js';

export interface ListenOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** How long running requests may take to end after closing began. Default 10 s. */
  readonly graceMs?: number;
}

export interface Listening extends AsyncDisposable {
  readonly address: AddressInfo;
}

/** Emitted on the app when the server begins to close, for answers that have no end of their own. */
export const closingEvent = 'closing';

/** Serves the app. Disposing takes no new connection, lets running requests finish within the grace, then cuts what is left. */
export const listen = async (app: Koa<AppState>, options: ListenOptions): Promise<Listening> => {
  const { host, port, graceMs = 10_000 } = options;
  const handle = app.callback();
  const server = createServer((req, res) => void handle(req, res));
  // An upload may take hours; its route watches that bytes keep coming, the body parser has a deadline of its own.
  server.requestTimeout = 0;
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address');
  return {
    address,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      app.emit(closingEvent);
      server.closeIdleConnections();
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
};
