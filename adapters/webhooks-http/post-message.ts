import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface PostOptions extends Pick<RequestOptions, 'lookup'> {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Bytes of the answer that are read at most. */
  readonly limit: number;
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
}

export interface Posted {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly beginning: Buffer;
}

export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

/** Far more than an answer needs that nobody reads. */
const maxHeaderBytes = 8 * 1024;

/**
 * One POST over a connection of its own; redirects are answers like any other. Rejects when no status came. Once it is there
 * it counts, however the rest of the answer drips, breaks off or runs over: what came so far is the beginning.
 */
export const postMessage = (url: URL, options: PostOptions): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const { headers, body, ca, lookup, signal, limit } = options;
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      // A fresh agent: no connection is kept, none is shared, and no proxy of the environment is asked.
      agent: false,
      maxHeaderSize: maxHeaderBytes,
      signal,
      ...(lookup !== undefined && { lookup }),
      ...(ca !== undefined && { ca }),
    });
    let isAnswered = false;
    request.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    request.on('response', (response) => {
      isAnswered = true;
      void beginningOf(response, limit).then((beginning) => {
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], beginning });
        request.destroy();
      });
    });
    // As after an answer that wants to switch protocols: closed, and no error told.
    request.on('close', () => {
      if (!isAnswered) reject(new UnusableAnswer('the connection was closed without an answer'));
    });
    request.end(body);
  });

const beginningOf = (response: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (): void => resolve(Buffer.concat(chunks).subarray(0, limit));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limit) finish();
    });
    response.on('end', finish);
    response.on('error', finish);
    response.on('close', finish);
  });
