import { StorageFault, StorageFull } from '../../application/ports/video-storage.js';

/** What the store answered; `status` is undefined when it did not. */
export interface StoreAnswer {
  readonly code: string;
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
}

/** Of an error of the SDK, or of the fault that was made of it. */
export const answerOf = (error: unknown): StoreAnswer => {
  const given = fields(error instanceof StorageFault ? error.cause : error);
  const response = fields(given['$response']);
  const status = fields(given['$metadata'])['httpStatusCode'] ?? response['statusCode'];
  const retryAfter = fields(response['headers'])['retry-after'];
  const code = [given['code'], given['Code'], given['name']].find((name) => typeof name === 'string');
  return {
    code: code ?? 'unknown error',
    status: typeof status === 'number' ? status : undefined,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
  };
};

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** No connection, or it broke: names of Node and of the SDK. */
const brokenConnection = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'TimeoutError',
]);
const busyStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same request may get another answer later. Everything that we send may be sent twice. */
export const isTransient = (error: unknown): boolean => {
  const { code, status } = answerOf(error);
  if (status !== undefined && status >= 400) return busyStatuses.has(status) || code === 'RequestTimeout';
  return brokenConnection.has(code) || (error instanceof Error && error.message === 'socket hang up');
};

export const isMissing = (error: unknown): boolean => {
  const { code, status } = answerOf(error);
  return status === 404 && code !== 'NoSuchBucket';
};

export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  statuses.includes(answerOf(error).status ?? 0);

/** B2 answers 403 with "storage cap exceeded" (Caps & Alerts), others 507 or a code of their own. */
const isFull = (error: unknown): boolean => {
  const { code, status } = answerOf(error);
  const message = error instanceof Error ? error.message : '';
  return status === 507 || /quota|capexceeded/i.test(code) || (status === 403 && /\bcap exceeded/i.test(message));
};

/** The error in the port's words. */
export const toFault = (what: string, error: unknown): StorageFault => {
  if (error instanceof StorageFault) return error;
  if (isFull(error)) return new StorageFull('the bucket is full', { cause: error });
  const { code, status } = answerOf(error);
  return new StorageFault(`the store failed at ${what}: ${[status, code].filter(Boolean).join(' ')}`, { cause: error });
};
