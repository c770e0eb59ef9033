import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedUrlOptions } from '../../application/ports/video-storage.js';
import { checkKey } from './storage-key.js';

export interface LocalUrlSignerOptions {
  /** At least 32 bytes. */
  readonly signingKey: string;
  /** Origin under which the host serves `/media/…`. */
  readonly baseUrl: string;
  /** Milliseconds since the epoch; the system's clock by default. */
  readonly now?: () => number;
}

export interface VerifiedAddress {
  readonly key: string;
  readonly contentType: string;
  readonly downloadName: string | undefined;
}

export interface LocalUrlSigner {
  sign(key: string, options: SignedUrlOptions): string;
  /** Undefined for a forged, changed or expired address. */
  verify(path: string, query: URLSearchParams): VerifiedAddress | undefined;
}

const pathPrefix = '/media/';
const maxLifeS = 604_800;

/** Addresses that give access to one object until they expire: HMAC-SHA-256 over everything that they say. */
export const createLocalUrlSigner = ({
  signingKey,
  baseUrl,
  now = Date.now,
}: LocalUrlSignerOptions): LocalUrlSigner => {
  if (Buffer.byteLength(signingKey) < 32) throw new RangeError('The signing key has at least 32 bytes.');
  const origin = baseUrl.replace(/\/+$/, '');
  const signature = (key: string, expires: string, type: string, name: string): Buffer =>
    createHmac('sha256', signingKey)
      .update(JSON.stringify([key, expires, type, name]))
      .digest();
  return {
    sign(key, { expiresInS, contentType, downloadName = '' }) {
      if (!Number.isInteger(expiresInS) || expiresInS < 1 || expiresInS > maxLifeS)
        throw new RangeError(`expiresInS is 1..${maxLifeS}.`);
      const expires = String(Math.ceil(now() / 1000) + expiresInS);
      const query = new URLSearchParams({
        expires,
        type: contentType,
        ...(downloadName !== '' && { name: downloadName }),
      });
      query.set('signature', signature(checkKey(key), expires, contentType, downloadName).toString('base64url'));
      return `${origin}${pathPrefix}${key}?${query.toString()}`;
    },
    verify(path, query) {
      if (!path.startsWith(pathPrefix)) return undefined;
      const key = path.slice(pathPrefix.length);
      const [expires, contentType, downloadName] = ['expires', 'type', 'name'].map((name) => query.get(name) ?? '');
      if (expires === undefined || contentType === undefined || downloadName === undefined) return undefined;
      const given = Buffer.from(query.get('signature') ?? '', 'base64url');
      const expected = signature(key, expires, contentType, downloadName);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (!/^\d{1,12}$/.test(expires) || Number(expires) * 1000 <= now()) return undefined;
      return { key: checkKey(key), contentType, downloadName: downloadName === '' ? undefined : downloadName };
    },
  };
};
