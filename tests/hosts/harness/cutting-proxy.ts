import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy extends AsyncDisposable {
  readonly url: string;
  /** From now on so many bytes pass to the host, on whatever connection; then both ends of that one are torn off. */
  cutAfter(bytes: number): void;
  /** How many were torn off so far. */
  readonly cuts: number;
}

/** A line to the host that breaks when it is told to, at any byte, as a line does: without a word to either side. */
export const openCuttingProxy = async (target: string): Promise<CuttingProxy> => {
  const { hostname, port } = new URL(target);
  let left = Infinity;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const host = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, host]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        host.destroy();
      });
    }
    const cut = (): void => {
      cuts++;
      left = Infinity;
      client.resetAndDestroy();
      host.resetAndDestroy();
    };
    client.on('data', (bytes: Buffer) => {
      const passed = bytes.subarray(0, left);
      left -= passed.length;
      client.pause();
      const isLast = left <= 0;
      host.write(passed, () => (isLast ? cut() : client.resume()));
    });
    host.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    get cuts() {
      return cuts;
    },
    cutAfter: (bytes) => void (left = bytes),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
