import { z } from 'zod';
import type { Cache } from '../../application/ports/cache.js';
import type { Logger } from '../../application/ports/logger.js';
import type { Metrics } from '../../application/ports/metrics.js';
import { isModelReference } from './models/model-reference.js';
import type {
  nsfwFormats,
  objectFormats,
  ReplicateCheck,
  speechFormats,
  textFormats,
  violenceFormats,
} from './models/known-models.js';
import type { EndedPrediction } from './predictions/question.js';
import { hardwarePrices, type Hardware, type Price } from './spending/price-table.js';
import type { Spend } from './spending/spend.js';
import type { Timers } from './timers.js';

/** A model other than the default: its name, or its name with how it is asked and what it costs. */
export type ModelChoice<Format> =
  | string
  | {
      /** `owner/name`, or `owner/name:version` with 64 hexadecimal digits. Without a version the newest is taken. */
      readonly id: string;
      /** By default the one of the known model of that name, else the check's usual one. */
      readonly format?: Format;
      /** By default that of an L40S, so that an unknown machine is rather counted too dear. */
      readonly price?: Price;
    };

export interface ReplicateModels {
  readonly speech: ModelChoice<keyof typeof speechFormats>;
  readonly objects: ModelChoice<keyof typeof objectFormats>;
  readonly nsfw: ModelChoice<keyof typeof nsfwFormats>;
  readonly violence: ModelChoice<keyof typeof violenceFormats>;
  readonly text: ModelChoice<keyof typeof textFormats>;
}

export interface ReplicateLimits {
  /** Predictions under way at once, of all models together; 1..100, by default 8. */
  readonly predictionsAtOnce: number;
  /** Of one model; by default 4. */
  readonly predictionsAtOncePerModel: number;
  /** One HTTP request; must exceed `waitS`. By default 30 s. */
  readonly requestTimeoutMs: number;
  /** Tries of one HTTP request that may be repeated; by default 5. */
  readonly requestAttempts: number;
  /** From the creation of a prediction to its start, cold boot included; by default 300 s. */
  readonly startTimeoutMs: number;
  /** From its start to its end on a frame; by default 120 s. */
  readonly frameTimeoutMs: number;
  /** From its start to its end on a sound; by default 1,500 s. Replicate itself ends at 1,800 s. */
  readonly speechTimeoutMs: number;
  /** Replicate holds the first answer back for up to so long; 0..60 s, by default 5. */
  readonly waitS: number;
  /** Frames that arrive within so long share a prediction; by default 50 ms. */
  readonly batchWindowMs: number;
  /** Files up to this size travel inside the request when there is no URL; by default 256,000 bytes. */
  readonly mostInlineBytes: number;
  /** Failed requests in a row after which none is sent for `breakMs`; by default 10 and 30 s. */
  readonly breakAfter: number;
  readonly breakMs: number;
}

export interface ReplicateInferenceOptions {
  /** Begins with `r8_`. */
  readonly apiToken: string;
  readonly models?: Partial<ReplicateModels>;
  /**
   * A URL under which Replicate can read the object for so many seconds. Without it files travel inside requests or through
   * Replicate's file store, and the default model of violence, which takes URLs only, is not available.
   */
  readonly urlOf?: (key: string, expiresInS: number) => Promise<string>;
  /** Remembers predictions and judgements; shared between processes, so that a restarted worker pays for nothing twice. */
  readonly cache: Cache;
  /** By default nothing is refused. */
  readonly spend?: Spend;
  /** Whose budget a file's analysis is; by default the first two parts of its key, such as `artifacts/{execution}`. */
  readonly scopeOf?: (key: string) => string;
  /** Where Replicate tells the start and the end of predictions; https. The query parameter `tag` is added. */
  readonly webhookUrl?: string;
  readonly limits?: Partial<ReplicateLimits>;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Told of every prediction that ended, once, with its cost. Must not throw. */
  readonly onEnded?: (ended: EndedPrediction) => void;
  /** For tests: another server, another network, another time. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly timers?: Timers;
}

const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const day = 86_400_000;

const limitsSchema = z
  .object({
    predictionsAtOnce: whole(1, 100).default(8),
    predictionsAtOncePerModel: whole(1, 100).default(4),
    requestTimeoutMs: whole(1, day).default(30_000),
    requestAttempts: whole(1, 20).default(5),
    startTimeoutMs: whole(1, day).default(300_000),
    frameTimeoutMs: whole(1, day).default(120_000),
    speechTimeoutMs: whole(1, day).default(1_500_000),
    waitS: whole(0, 60).default(5),
    batchWindowMs: whole(0, 10_000).default(50),
    mostInlineBytes: whole(0, 5_000_000).default(256_000),
    breakAfter: whole(1, 1_000).default(10),
    breakMs: whole(1, day).default(30_000),
  })
  .refine(({ waitS, requestTimeoutMs }) => waitS * 1_000 < requestTimeoutMs, {
    message: 'a request must be allowed to take longer than waitS',
    path: ['requestTimeoutMs'],
  });

const price = z.union([
  z.object({ hardware: z.enum(Object.keys(hardwarePrices) as Hardware[]) }),
  z.object({ microUsdPerSecond: z.number().nonnegative() }),
  z.object({ microUsdPerRun: z.number().nonnegative() }),
]);

const choice = z
  .union([z.string(), z.object({ id: z.string(), format: z.string().optional(), price: price.optional() })])
  .refine((given) => isModelReference(typeof given === 'string' ? given : given.id), {
    message: 'owner/name or owner/name:version, the version with 64 hexadecimal digits',
  });

const checked = z.object({
  apiToken: z.string().min(1),
  models: z
    .partialRecord(z.enum(['speech', 'objects', 'nsfw', 'violence', 'text'] satisfies ReplicateCheck[]), choice)
    .default({}),
  webhookUrl: z.url({ protocol: /^https$/ }).optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).default('https://api.replicate.com/v1'),
  limits: limitsSchema.prefault({}),
});

/** Throws a `ZodError` that names every wrong option; the token is in none of its messages. */
export const checkOptions = (options: ReplicateInferenceOptions) => checked.parse(options);
