import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type Koa from 'koa';
import type { AppState } from './app-state.js';

export interface ListenOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** How long running requests may take to end after closing began. Default 10 s. */
  readonly graceMs?: number;
  /**
   * How long requests are still taken after the host began to say that it is not ready: what a balancer needs to notice.
   * Default none.
   */
  readonly noticeMs?: number;
}

export interface Listening extends AsyncDisposable {
  readonly address: AddressInfo;
  /** From now on the host says that it is not ready, and ends each connection with its answer; it still answers. */
  drain(): void;
}

/** Emitted on the app when the process is about to stop. */
export const drainingEvent = 'draining';

/** Emitted on the app when the server begins to close, for answers that have no end of their own. */
export const closingEvent = 'closing';

/**
 * Serves the app. Disposing drains for the time of the notice, then takes no new connection, lets running requests finish
 * within the grace and cuts what is left.
 */
export const listen = async (app: Koa<AppState>, options: ListenOptions): Promise<Listening> => {
  const { host, port, graceMs = 10_000, noticeMs = 0 } = options;
  const handle = app.callback();
  let drainingSince: number | undefined;
  const server = createServer((req, res) => {
    if (drainingSince !== undefined) res.setHeader('Connection', 'close');
    void handle(req, res);
  });
  const drain = (): number => {
    if (drainingSince === undefined) app.emit(drainingEvent);
    drainingSince ??= performance.now();
    return drainingSince;
  };
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
    drain: () => void drain(),
    async [Symbol.asyncDispose]() {
      const noticeLeftMs = drain() + noticeMs - performance.now();
      if (noticeLeftMs > 0) await sleep(noticeLeftMs);
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
