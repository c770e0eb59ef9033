/** How long a worker may be silent, how often a stage is tried and how long it rests between tries. */
export interface AttemptPolicy {
  /** Tries that a stage may end in a fault or in the death of its worker. */
  readonly maxAttempts: number;
  /** Tries that a service which is away may cost on top of them; from then on those count as attempts. */
  readonly maxOutages: number;
  readonly leaseMs: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** The longest that one attempt may take: so much, and so much more for each millisecond of the video. */
  readonly limitMs: number;
  readonly limitPerMediaMs: number;
}

/**
 * Three deaths quarantine a video; a lease of 4.5 s, looked at twice a second, lets another worker resume within 5 s. Sixty
 * outages with their rests are about an hour.
 */
export const defaultAttemptPolicy: AttemptPolicy = {
  maxAttempts: 3,
  maxOutages: 60,
  leaseMs: 4_500,
  backoffMs: 1_000,
  maxBackoffMs: 60_000,
  limitMs: 1_800_000,
  limitPerMediaMs: 6,
};

/** After this an attempt has hung, whatever its worker says: no stage takes half as long on the slowest machine that we support. */
export const attemptLimitMs = (mediaMs: number, { limitMs, limitPerMediaMs }: AttemptPolicy): number =>
  limitMs + limitPerMediaMs * mediaMs;

/** Rest before the next try: doubles with every try made, up to the maximum. */
export const restMs = (tries: number, policy: AttemptPolicy): number =>
  Math.min(policy.maxBackoffMs, policy.backoffMs * 2 ** Math.max(0, tries - 1));
