/** How long a worker may be silent, how often a stage is tried and how long it rests between tries. */
export interface AttemptPolicy {
  readonly maxAttempts: number;
  readonly leaseMs: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** Three deaths quarantine a video; a lease of 4.5 s, looked at twice a second, lets another worker resume within 5 s. */
export const defaultAttemptPolicy: AttemptPolicy = {
  maxAttempts: 3,
  leaseMs: 4_500,
  backoffMs: 1_000,
  maxBackoffMs: 60_000,
};

/** Rest before the next try: doubles with every attempt made, up to the maximum. */
export const restMs = (attempts: number, policy: AttemptPolicy): number =>
  Math.min(policy.maxBackoffMs, policy.backoffMs * 2 ** Math.max(0, attempts - 1));
