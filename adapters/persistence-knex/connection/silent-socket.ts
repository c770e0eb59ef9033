import type { Socket } from 'node:net';

/** The part of node-postgres' client that it does not type. */
interface SocketOwner {
  readonly connection: { readonly stream: Pick<Socket, 'setTimeout' | 'destroy' | 'timeout'> };
}

/** A peer that is unreachable answers nothing, not even an end: the statement that waits for it fails after `limitMs`. */
export const watchSilence = (raw: unknown, limitMs: number): void => {
  const { stream } = (raw as SocketOwner).connection;
  stream.setTimeout(limitMs, () => stream.destroy(new Error(`the database was silent for ${limitMs} ms`)));
};

/** For statements that may take as long as they need; what is returned sets the limit again. */
export const allowSilence = (raw: unknown): (() => void) => {
  const { stream } = (raw as SocketOwner).connection;
  const { timeout = 0 } = stream;
  stream.setTimeout(0);
  return () => void stream.setTimeout(timeout);
};
