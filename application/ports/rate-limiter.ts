export interface RateLimiter {
  /** Takes one point from `key`'s budget of `policy.points` per `policy.windowMs`. Keys are independent. */
  consume(key: string, policy: RatePolicy): Promise<RateVerdict>;
}

export interface RatePolicy {
  readonly name: string;
  readonly points: number;
  readonly windowMs: number;
}

export interface RateVerdict {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Milliseconds until the budget is whole again. */
  readonly resetMs: number;
}
