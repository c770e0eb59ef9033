import { Agent, request } from 'node:http';

/** Asks over one kept connection; ms until the first byte of the body is there, and how many bytes there are. */
export const createAsker = (): {
  ask(url: string, headers?: Readonly<Record<string, string>>): Promise<{ ms: number; bytes: number }>;
} & Disposable => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: (url, headers = {}) =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        const asked = request(url, { agent, headers, timeout: 30_000 }, (answer) => {
          let ms: number | undefined;
          let bytes = 0;
          answer.on('data', (piece: Buffer) => {
            ms ??= performance.now() - begun;
            bytes += piece.length;
          });
          answer.once('error', reject);
          answer.once('end', () => {
            if (answer.statusCode === 200 && ms !== undefined) resolve({ ms, bytes });
            else reject(new Error(`${url}: ${answer.statusCode ?? 0}`));
          });
        });
        asked.once('timeout', () => asked.destroy(new Error(`${url}: no answer`)));
        asked.once('error', reject);
        asked.end();
      }),
    [Symbol.dispose]() {
      agent.destroy();
    },
  };
};
