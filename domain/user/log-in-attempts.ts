import type { Brand } from '../shared/brand.js';
import { instant, plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { Versioned } from '../shared/versioned.js';

/** What guesses are counted by: an account's name or a network address, in a form that does not tell which. */
export type AttemptKey = Brand<string, 'AttemptKey'>;

/** Wrong passwords in a row. There is none when the last log-in was right. */
export interface LogInAttempts extends Versioned {
  readonly key: AttemptKey;
  readonly failures: number;
  /** No attempt is let through before. */
  readonly lockedUntil: Instant;
  /** From then on nothing of it counts. */
  readonly forgottenAt: Instant;
}

export interface GuessPolicy {
  /** The failure with this number is the first that is followed by a rest. */
  readonly freeFailures: number;
  /** The rests after it, growing; the last one stays. */
  readonly restsMs: readonly number[];
  readonly forgetMs: number;
}

const minuteMs = 60_000;
const restsMs = [1, 2, 4, 8, 15].map((minutes) => minutes * minuteMs);

/** At most some 100 guesses a day (OWASP ASVS 2.2.1 allows that many an hour). Never for ever: a stranger could shut anyone out. */
export const accountAttempts: GuessPolicy = { freeFailures: 5, restsMs, forgetMs: 24 * 60 * minuteMs };

/** More, and sooner forgotten: an office or a whole mobile network may share one address. */
export const addressAttempts: GuessPolicy = { freeFailures: 20, restsMs, forgetMs: 60 * minuteMs };

export interface TooManyAttempts {
  readonly kind: 'too-many-attempts';
  readonly retryAfterMs: number;
}

/** Counts an attempt as failed before it is known to be: guesses made at the same moment must not share one count. */
export const countAttempt = (
  key: AttemptKey,
  known: LogInAttempts | undefined,
  policy: GuessPolicy,
  now: Instant,
): Result<LogInAttempts, TooManyAttempts> => {
  if (known !== undefined && now < known.lockedUntil)
    return refuse({ kind: 'too-many-attempts', retryAfterMs: known.lockedUntil - now });
  const failures = (known !== undefined && now < known.forgottenAt ? known.failures : 0) + 1;
  const lockedUntil = plusMs(now, restAfter(failures, policy));
  const forgottenAt = plusMs(lockedUntil, policy.forgetMs);
  return accept({ key, failures, lockedUntil, forgottenAt, version: known?.version ?? 0 });
};

/** Takes back the one failure of an attempt that was right after all, and the rest that it began. */
export const takeBackAttempt = (attempts: LogInAttempts): LogInAttempts => ({
  ...attempts,
  failures: Math.max(0, attempts.failures - 1),
  lockedUntil: instant(0),
});

const restAfter = (failures: number, { freeFailures, restsMs: rests }: GuessPolicy): number =>
  failures < freeFailures ? 0 : (rests[Math.min(failures - freeFailures, rests.length - 1)] ?? 0);
