import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { UserId } from '../../../domain/shared/ids.js';
import {
  accountAttempts,
  addressAttempts,
  countAttempt,
  takeBackAttempt,
  type AttemptKey,
  type GuessPolicy,
  type LogInAttempts,
  type TooManyAttempts,
} from '../../../domain/user/log-in-attempts.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { Secrets } from '../../ports/secrets.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';

export interface LogInGuardDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

/** Who guesses: under which name, existing or not, and from which network address. */
export interface Guesser {
  readonly account: string;
  readonly address: string;
}

/** An attempt that was let through and counted as failed until `clear` says otherwise. */
export interface CountedAttempt extends Guesser {
  readonly isFollowedByRest: boolean;
}

/** Slows down guesses of passwords, by account and by address. It never asks whether an account exists. */
export class LogInGuard {
  readonly #deps: LogInGuardDependencies;

  constructor(deps: LogInGuardDependencies) {
    this.#deps = deps;
  }

  async admit(guesser: Guesser): Promise<Result<CountedAttempt, TooManyAttempts>> {
    const { unitOfWork, clock, logger } = this.#deps;
    const now = clock.now();
    const counted = await runAgainWhenStale(
      unitOfWork,
      async (tx): Promise<Result<CountedAttempt, TooManyAttempts | StaleWrite>> => {
        let isFollowedByRest = false;
        for (const [key, policy] of this.#counters(guesser)) {
          const known = await tx.logInAttempts.find(key);
          const attempts = countAttempt(key, known, policy, now);
          if (!attempts.ok) return attempts;
          isFollowedByRest ||= attempts.value.lockedUntil > now;
          const written = await write(tx, known, attempts.value);
          if (!written.ok) return written;
        }
        return accept({ ...guesser, isFollowedByRest });
      },
    );
    if (counted.ok) return counted;
    const { refusal } = counted;
    if (refusal.kind === 'stale-write') throw new Error('an attempt to log in could not be counted');
    logger.warn('an attempt to log in was not looked at', { address: guesser.address });
    return refuse(refusal);
  }

  /** The password was right: the account starts anew; the address, which others may guess from, gets back this one. */
  async clear(tx: Transaction, guesser: Guesser): Promise<Result<void, StaleWrite>> {
    const [account, address] = this.#keys(guesser);
    await tx.logInAttempts.remove(account);
    const known = await tx.logInAttempts.find(address);
    return known === undefined ? accept(undefined) : tx.logInAttempts.update(takeBackAttempt(known));
  }

  /** The password was wrong. Only the beginning of a rest is worth a line in the audit log. */
  async failed({ isFollowedByRest, address }: CountedAttempt, userId: UserId | undefined): Promise<void> {
    if (!isFollowedByRest) return;
    const { unitOfWork, clock, ids, logger } = this.#deps;
    logger.warn('too many wrong passwords', { address, user_id: userId });
    await unitOfWork.run(async (tx) => {
      await tx.audit.add(auditLine(ids, 'log-in-locked', { userId, details: { address } }, clock.now()));
      return accept(undefined);
    });
  }

  /** A new password was set by other means: whoever guessed the old one may start anew. */
  async forgetAccount(tx: Transaction, account: string): Promise<void> {
    await tx.logInAttempts.remove(this.#keys({ account, address: '' })[0]);
  }

  #counters(guesser: Guesser): readonly (readonly [AttemptKey, GuessPolicy])[] {
    const [account, address] = this.#keys(guesser);
    return [
      [account, accountAttempts],
      [address, addressAttempts],
    ];
  }

  /** Hashed: people type passwords into the wrong field. */
  #keys({ account, address }: Guesser): readonly [AttemptKey, AttemptKey] {
    const keyOf = (text: string): AttemptKey => this.#deps.secrets.hashOf(text) as string as AttemptKey;
    return [keyOf(`account ${account.trim().toLowerCase()}`), keyOf(`address ${address}`)];
  }
}

const write = (
  tx: Transaction,
  known: LogInAttempts | undefined,
  attempts: LogInAttempts,
): Promise<Result<void, StaleWrite>> =>
  known === undefined ? tx.logInAttempts.add(attempts) : tx.logInAttempts.update(attempts);
