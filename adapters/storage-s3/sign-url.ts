import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { SignedUrlOptions } from '../../application/ports/video-storage.js';
import type { Bucket } from './bucket.js';

export interface UrlSigner {
  sign(key: string, options: SignedUrlOptions): Promise<string>;
}

const maxLifeS = 604_800;
const leastReusedLifeS = 60;
const maxKept = 10_000;

/**
 * Signs addresses (Signature V4, in the query). The date of the signature is rounded down to a window of `reuseShare` of the
 * life: every process gives the same address within it, and one that is given out still lives for the rest at least.
 */
export const createUrlSigner = (bucket: Bucket, reuseShare: number, now: () => number): UrlSigner => {
  const kept = new Map<string, { readonly url: string; readonly untilS: number }>();
  return {
    async sign(key, { expiresInS, contentType, downloadName = '' }) {
      if (!Number.isInteger(expiresInS) || expiresInS < 1 || expiresInS > maxLifeS)
        throw new RangeError(`expiresInS is 1..${maxLifeS}.`);
      const nowS = Math.floor(now() / 1_000);
      const windowS = expiresInS < leastReusedLifeS ? 1 : Math.max(1, Math.floor(expiresInS * reuseShare));
      const signedAtS = nowS - (nowS % windowS);
      const name = JSON.stringify([key, contentType, downloadName, expiresInS]);
      const held = kept.get(name);
      if (held !== undefined && nowS < held.untilS) return held.url;

      const command = new GetObjectCommand({
        Bucket: bucket.name,
        Key: key,
        ResponseContentType: contentType,
        // No cache on the way, such as a CDN, keeps its copy for longer than the address lives.
        ResponseExpires: new Date((signedAtS + expiresInS) * 1_000),
        ...(downloadName !== '' && { ResponseContentDisposition: attachment(downloadName) }),
      });
      const url = await getSignedUrl(bucket.client, command, {
        expiresIn: expiresInS,
        signingDate: new Date(signedAtS * 1_000),
      });
      const oldest = kept.keys().next();
      if (kept.size >= maxKept && oldest.done !== true) kept.delete(oldest.value);
      kept.delete(name);
      kept.set(name, { url, untilS: signedAtS + windowS });
      return url;
    },
  };
};

/** RFC 6266 with RFC 8187: a plain name for old browsers, the real one for all others. */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
