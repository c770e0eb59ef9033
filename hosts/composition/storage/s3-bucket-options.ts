import type { S3BucketOptions } from '../../../adapters/storage-s3/index.js';
import type { S3Settings } from '../config/s3-settings.js';

export const s3BucketOptions = ({ secretAccessKey, retries, ...rest }: S3Settings): S3BucketOptions => ({
  ...rest,
  secretAccessKey: secretAccessKey.reveal(),
  retries: { attempts: Math.min(retries.most + 1, 20), factor: retries.factor, maxMs: retries.longestMs },
});
