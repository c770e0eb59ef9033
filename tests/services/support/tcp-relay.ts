import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpRelay extends AsyncDisposable {
  readonly port: number;
  /** From now on nothing passes in either direction, new connections included, and nobody is told. */
  fallSilent(): void;
  speakAgain(): void;
  /** All bytes come later by so much, in their order. */
  delay(ms: number): void;
  /** Each direction of each connection passes no more than this. */
  throttle(bytesPerSecond: number): void;
  /** Breaks every connection off with a reset. */
  reset(): void;
  /** Breaks every connection off, and each new one at once. */
  refuse(): void;
  /** As at the start. Connections that lost bytes stay broken for whoever waits for them. */
  heal(): void;
}

interface Fault {
  readonly isSilent: boolean;
  readonly isRefusing: boolean;
  readonly delayMs: number;
  readonly bytesPerSecond: number;
}

const none: Fault = { isSilent: false, isRefusing: false, delayMs: 0, bytesPerSecond: Infinity };

/** Stands between a client and a server on loopback, and does to what passes what networks do. */
export const startTcpRelay = async (target: number): Promise<TcpRelay> => {
  const sockets = new Set<Socket>();
  let fault = none;
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    let freeAtMs = 0;
    from.on('data', (bytes) => {
      if (fault.isSilent) return;
      const now = performance.now();
      const dueMs = Math.max(now + fault.delayMs, freeAtMs);
      freeAtMs = dueMs + (bytes.length / fault.bytesPerSecond) * 1_000;
      if (freeAtMs <= now) return void to.write(bytes);
      // Timers of equal length keep their order; what comes later is never due earlier.
      from.pause();
      setTimeout(
        () => {
          if (!to.destroyed) to.write(bytes);
          from.resume();
        },
        Math.ceil(freeAtMs - now),
      );
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (fault.isRefusing) return void client.resetAndDestroy();
    const upstream = connect(target, '127.0.0.1');
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => void (fault = { ...fault, isSilent: true }),
    speakAgain: () => void (fault = { ...fault, isSilent: false }),
    delay: (delayMs) => void (fault = { ...fault, delayMs }),
    throttle: (bytesPerSecond) => void (fault = { ...fault, bytesPerSecond }),
    reset,
    refuse: () => {
      fault = { ...fault, isRefusing: true };
      reset();
    },
    heal: () => void (fault = none),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
