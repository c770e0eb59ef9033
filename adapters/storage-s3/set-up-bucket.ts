import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import type { StorageFault } from '../../application/ports/video-storage.js';
import { openBucket, type Bucket } from './bucket.js';
import { checkWhole, type S3BucketOptions } from './options.js';
import { hasStatus, isMissing } from './s3-errors.js';
import { unfinishedPrefix } from './storage-key.js';

export interface BucketSetUp {
  /** Origins of pages that may read objects with scripts, such as `https://app.example.ru`. */
  readonly origins: readonly string[];
  /** Key prefixes whose objects are temporary, without a slash at the end, and how many days they live. */
  readonly temporary?: readonly { readonly prefix: string; readonly days: number }[];
}

export type SetUpStep = 'bucket' | 'cors' | 'lifecycle';

export interface SetUpOutcome {
  readonly step: SetUpStep;
  /** `unsupported`: the store does not know this at all; the application goes on without. */
  readonly outcome: 'done' | 'already-there' | 'unsupported' | 'failed';
  readonly error?: StorageFault;
}

const defaultTemporary = [{ prefix: 'videos/incoming', days: 2 }];

/**
 * Makes the bucket what the application needs, replacing its CORS and lifecycle rules; doing it again changes nothing. The
 * lifecycle takes parts of dead uploads after a day, temporary objects, and old versions of what was replaced or deleted,
 * which B2 keeps for ever otherwise. Steps that fail do not stop the others.
 */
export const setUpBucket = async (options: S3BucketOptions, setUp: BucketSetUp): Promise<readonly SetUpOutcome[]> => {
  const rules = lifecycleRules(setUp.temporary ?? defaultTemporary);
  const origins = setUp.origins.map(checkOrigin);
  using bucket = openBucket(options);
  const outcomes: SetUpOutcome[] = [await attempt('bucket', () => makeBucket(bucket))];
  if (outcomes[0]?.outcome === 'failed') return outcomes;
  outcomes.push(await attempt('cors', () => putCors(bucket, origins)));
  outcomes.push(await attempt('lifecycle', () => putLifecycle(bucket, rules)));
  return outcomes;
};

const attempt = async (step: SetUpStep, work: () => Promise<SetUpOutcome['outcome']>): Promise<SetUpOutcome> => {
  try {
    return { step, outcome: await work() };
  } catch (error) {
    if (hasStatus(error, 405, 501)) return { step, outcome: 'unsupported' };
    return { step, outcome: 'failed', error: error as StorageFault };
  }
};

const makeBucket = async (bucket: Bucket): Promise<'done' | 'already-there'> => {
  const Bucket = bucket.name;
  try {
    await bucket.ask('HeadBucket', (client, sent) => client.send(new HeadBucketCommand({ Bucket }), sent));
    return 'already-there';
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  // Without an access list it belongs to its owner alone.
  await bucket.ask('CreateBucket', (client, sent) => client.send(new CreateBucketCommand({ Bucket }), sent));
  return 'done';
};

/** Reading only: players ask for ranges, and a script sees the headers that tell it what it got. */
const putCors = async (bucket: Bucket, origins: readonly string[]): Promise<'done'> => {
  const rule = {
    ID: 'pages',
    AllowedOrigins: [...origins],
    AllowedMethods: ['GET', 'HEAD'],
    AllowedHeaders: ['range', 'if-range', 'if-none-match'],
    ExposeHeaders: ['accept-ranges', 'content-length', 'content-range', 'content-type', 'etag'],
    MaxAgeSeconds: 3_600,
  };
  const given = { Bucket: bucket.name, CORSConfiguration: { CORSRules: [rule] } };
  await bucket.ask('PutBucketCors', (client, sent) => client.send(new PutBucketCorsCommand(given), sent));
  return 'done';
};

const putLifecycle = async (bucket: Bucket, Rules: LifecycleRule[]): Promise<'done'> => {
  const given = { Bucket: bucket.name, LifecycleConfiguration: { Rules } };
  await bucket.ask('PutBucketLifecycleConfiguration', (client, sent) =>
    client.send(new PutBucketLifecycleConfigurationCommand(given), sent),
  );
  return 'done';
};

const lifecycleRules = (temporary: NonNullable<BucketSetUp['temporary']>): LifecycleRule[] => [
  {
    ID: 'dead-uploads-and-old-versions',
    Status: 'Enabled',
    Filter: { Prefix: '' },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    NoncurrentVersionExpiration: { NoncurrentDays: 1 },
  },
  ...[{ prefix: unfinishedPrefix.slice(0, -1), days: 2 }, ...temporary].map(({ prefix, days }): LifecycleRule => {
    if (!/^[A-Za-z0-9._/-]+[^/]$/.test(prefix)) throw new RangeError(`not a prefix of keys: ${prefix}`);
    return {
      ID: `temporary-${prefix.replaceAll('/', '-')}`,
      Status: 'Enabled',
      Filter: { Prefix: `${prefix}/` },
      Expiration: { Days: checkWhole('days', days, 1, 3_650) },
    };
  }),
];

const checkOrigin = (origin: string): string => {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
  throw new RangeError(`not an origin: ${origin}`);
};
