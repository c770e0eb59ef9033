import { S3Client } from '@aws-sdk/client-s3';
import { sendContentMd5 } from './content-md5.js';
import { checkWhole, defaultRetries, regionOf, type S3BucketOptions } from './options.js';
import { retrying } from './retry.js';
import { answerOf, toFault } from './s3-errors.js';
import { within } from './within.js';

/** One bucket of a store, asked with patience: every request has a time limit and is tried again while that may help. */
export interface Bucket extends Disposable {
  readonly name: string;
  readonly client: S3Client;
  readonly idleTimeoutMs: number;
  readonly attempts: number;
  /** Sends what `send` sends, until it succeeds or patience ends: then a `StorageFault`. The reason of an abort comes out unchanged. */
  ask<T>(
    what: string,
    send: (client: S3Client, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
}

export const openBucket = (options: S3BucketOptions): Bucket => {
  const { endpoint, bucket, accessKeyId, secretAccessKey, attemptTimeoutMs = 60_000, logger } = options;
  if (!/^https?:$/.test(new URL(endpoint).protocol)) throw new RangeError('The endpoint is an http(s) address.');
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{2,62}$/.test(bucket))
    throw new RangeError('The bucket has 3 to 63 letters and digits.');
  if (accessKeyId === '' || secretAccessKey === '') throw new RangeError('The store has a key and a secret.');
  const limits = { ...defaultRetries, ...options.retries };
  checkWhole('retries.attempts', limits.attempts, 1, 20);
  checkWhole('retries.baseMs', limits.baseMs, 1, 60_000);
  if (!(limits.factor >= 1 && limits.factor <= 10)) throw new RangeError('retries.factor is 1..10.');
  checkWhole('retries.maxMs', limits.maxMs, 1, 600_000);
  checkWhole('attemptTimeoutMs', attemptTimeoutMs, 100, 600_000);
  const idleTimeoutMs = checkWhole('idleTimeoutMs', options.idleTimeoutMs ?? 30_000, 100, 600_000);

  const client = new S3Client({
    endpoint,
    region: regionOf(options),
    forcePathStyle: options.isPathStyle ?? true,
    credentials: { accessKeyId, secretAccessKey },
    // The SDK's own default adds checksums that B2 answers with 400 InvalidArgument.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1, // we try again ourselves: one place that waits, logs and hears an abort
    requestHandler: { connectionTimeout: Math.min(attemptTimeoutMs, 10_000), httpsAgent: { maxSockets: 200 } },
  });
  sendContentMd5(client);

  return {
    name: bucket,
    client,
    idleTimeoutMs,
    attempts: limits.attempts,
    async ask(what, send, signal) {
      const onRetry = (attempt: number, waitMs: number, error: unknown): void => {
        const { code, status } = answerOf(error);
        logger?.warn('the object store is asked again', { request: what, attempt, waitMs, code, status });
      };
      try {
        const attempt = () => within(attemptTimeoutMs, signal, (abortSignal) => send(client, { abortSignal }));
        return await retrying(attempt, { limits, signal, onRetry });
      } catch (error) {
        signal?.throwIfAborted();
        throw toFault(what, error);
      }
    },
    [Symbol.dispose]: () => client.destroy(),
  };
};
