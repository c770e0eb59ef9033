export type { RetryLimits, S3BucketOptions, S3VideoStorageOptions } from './options.js';
export * from './s3-upload-parts.js';
export * from './s3-video-storage.js';
export * from './set-up-bucket.js';
