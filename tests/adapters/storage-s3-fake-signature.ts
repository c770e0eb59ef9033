import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface FakeKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Checks Signature V4 as the store does, in the header or in the query (docs.aws.amazon.com, "Authenticating Requests (AWS
 * Signature Version 4)"). Returns the code of the refusal.
 */
export const refuseSignature = (
  request: IncomingMessage,
  body: Buffer,
  keys: FakeKeys,
  nowMs: number,
): string | undefined => {
  const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
  const pairs = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const query = new URLSearchParams(rawQuery);
  const header = request.headers.authorization ?? '';
  const isSignedInQuery = query.has('X-Amz-Signature');
  const field = (name: string): string =>
    isSignedInQuery ? (query.get(`X-Amz-${name}`) ?? '') : (new RegExp(`${name}=([^, ]+)`).exec(header)?.[1] ?? '');
  const credential = field('Credential');
  const [accessKeyId, day = '', region = '', service = ''] = credential.split('/');
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId';
  const date = isSignedInQuery ? field('Date') : String(request.headers['x-amz-date'] ?? '');
  const signedAtMs = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (isSignedInQuery && nowMs > signedAtMs + Number(field('Expires')) * 1_000) return 'AccessDenied';

  const payload = isSignedInQuery ? 'UNSIGNED-PAYLOAD' : String(request.headers['x-amz-content-sha256'] ?? '');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const names = field('SignedHeaders').split(';');
  const canonical = [
    request.method,
    path,
    pairs
      .filter((pair) => !pair.startsWith('X-Amz-Signature='))
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region), service), 'aws4_request');
  return hmac(key, text).toString('hex') === field('Signature') ? undefined : 'SignatureDoesNotMatch';
};
