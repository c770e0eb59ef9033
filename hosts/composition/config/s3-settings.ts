import type { EnvironmentReader } from './environment-reader.js';
import { SecretText } from './secret-text.js';

export interface S3Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: SecretText;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  readonly isPathStyle: boolean;
  readonly retries: {
    /** After the first attempt. */
    readonly most: number;
    /** Each rest is so many times the one before; the first takes a second. */
    readonly factor: number;
    readonly longestMs: number;
  };
}

const needed = [
  'BACKBLAZE_ENDPOINT_URL',
  'BACKBLAZE_APPLICATION_KEY_ID',
  'BACKBLAZE_APPLICATION_KEY',
  'BACKBLAZE_BUCKET_NAME',
] as const;

export const readS3Settings = (env: EnvironmentReader): S3Settings | undefined => {
  const given = env.together(needed);
  const endpoint = env.url('BACKBLAZE_ENDPOINT_URL', ['https', 'http'], 'https://s3.us-west-000.backblazeb2.com');
  const isPathStyle = env.flag('BACKBLAZE_PATH_STYLE');
  const region = env.text('BACKBLAZE_REGION', regionOf(endpoint) ?? 'us-east-1');
  const retries = {
    most: env.whole('B2_MAX_RETRIES', 3, 0, 20),
    factor: env.number('B2_RETRY_BACKOFF', 2, 1, 10),
    longestMs: env.number('B2_RETRY_BACKOFF_MAX', 60, 1, 600) * 1_000,
  };
  if (given === undefined || endpoint === undefined) return undefined;
  return {
    endpoint,
    region,
    bucket: given.BACKBLAZE_BUCKET_NAME,
    accessKeyId: given.BACKBLAZE_APPLICATION_KEY_ID,
    secretAccessKey: new SecretText(given.BACKBLAZE_APPLICATION_KEY),
    isPathStyle,
    retries,
  };
};

/** Backblaze names it: `s3.us-west-000.backblazeb2.com`. */
const regionOf = (endpoint: string | undefined): string | undefined =>
  endpoint === undefined ? undefined : /^s3\.([a-z0-9-]+)\.backblazeb2\.com$/.exec(new URL(endpoint).hostname)?.[1];
