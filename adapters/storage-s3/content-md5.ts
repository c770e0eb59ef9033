import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';

/** Commands whose body S3 wants a digest of; the SDK sends a CRC32, whatever it is told (aws-sdk-js-v3 #6819). */
const digested = new Set(['DeleteObjectsCommand', 'PutBucketCorsCommand', 'PutBucketLifecycleConfigurationCommand']);

interface HttpMessage {
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
}

/** Replaces the CRC32 of the SDK, which B2 and Swift answer with 400, by the Content-MD5 that every store of S3 takes. */
export const sendContentMd5 = (client: S3Client): void =>
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (digested.has(String(context['commandName'])) && isHttpMessage(args.request)) {
        const { headers, body } = args.request;
        for (const name of Object.keys(headers)) if (/^x-amz-(sdk-)?checksum-/i.test(name)) delete headers[name];
        headers['content-md5'] = createHash('md5').update(body).digest('base64');
      }
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'contentMd5' },
  );

const isHttpMessage = (request: unknown): request is HttpMessage =>
  typeof request === 'object' && request !== null && 'headers' in request && 'body' in request;
