import type { Logger } from '../../application/ports/logger.js';

/** Where the bucket is and how patiently it is asked. Works with Backblaze B2 and other stores that speak S3 with Signature V4. */
export interface S3BucketOptions {
  /** Such as `https://s3.us-west-000.backblazeb2.com`; http only for a store on this machine or in a private network. */
  readonly endpoint: string;
  /** Default: what the host name of a Backblaze endpoint says, else `us-east-1`. */
  readonly region?: string;
  readonly bucket: string;
  /** `endpoint/bucket/key`, which every store knows, instead of `bucket.endpoint/key`. Default true. */
  readonly isPathStyle?: boolean;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly retries?: Partial<RetryLimits>;
  /** From sending a request to the beginning of its answer; 100..600,000 ms, default 60,000. A part must get through in it. */
  readonly attemptTimeoutMs?: number;
  /** Silence in the middle of an answer; 100..600,000 ms, default 30,000. */
  readonly idleTimeoutMs?: number;
  /** Every repeated attempt is logged, without keys and signatures. */
  readonly logger?: Logger;
}

export interface RetryLimits {
  /** Tries of one request in all; 1..20, default 3. */
  readonly attempts: number;
  /** Wait before the second try; 1..60,000 ms, default 1,000. */
  readonly baseMs: number;
  /** Each wait is so many times the one before; 1..10, default 2. */
  readonly factor: number;
  /** No wait is longer; a store that asks for more (`Retry-After`) is not asked again. Up to 600,000 ms, default 60,000. */
  readonly maxMs: number;
}

export interface S3VideoStorageOptions extends S3BucketOptions {
  /** Folder on this machine for copies that tools work on; made when missing. */
  readonly copiesDir: string;
  /** Of a part of a long upload; 5 MiB..1 GiB, default 8 MiB. An upload holds `partsAtOnce` + 1 of them in memory. */
  readonly partBytes?: number;
  /** Parts that are sent at once; 1..8, default 2. */
  readonly partsAtOnce?: number;
  /** Objects above this are copied inside the store in pieces of this size; 5 MiB..5 GiB, default 1 GiB. */
  readonly copyPartBytes?: number;
  /**
   * Share of its life during which an address is given out again, the same in every process, so that browsers and a CDN
   * keep what they have; 0..0.9, default 0.75. Addresses that live less than a minute are never reused.
   */
  readonly reuseShare?: number;
  /** Uploads and copies that have not ended after this are dead; default 24 h. */
  readonly unfinishedLifeMs?: number;
  /** Milliseconds since the epoch; the system's clock by default. */
  readonly now?: () => number;
}

export const MiB = 1_048_576;

export const defaultRetries: RetryLimits = { attempts: 3, baseMs: 1_000, factor: 2, maxMs: 60_000 };

export const checkWhole = (name: string, value: number, least: number, most: number): number => {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name} is a whole number of ${least} to ${most}, not ${value}.`);
};

export const regionOf = ({ endpoint, region }: S3BucketOptions): string =>
  region ?? /^s3\.([a-z0-9-]+)\.backblazeb2\.com$/.exec(new URL(endpoint).hostname)?.[1] ?? 'us-east-1';
