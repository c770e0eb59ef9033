import type { Clock } from '../../../application/ports/clock.js';
import type { Database } from './database.js';

/** A copy of the primary, and whether it may answer in its place. */
export interface Replica {
  /** True when it has everything that this process wrote, and is no further behind than it may be. Throws nothing. */
  isCurrent(): Promise<boolean>;
  /** This process wrote: the copy must have that before it is asked again. */
  wrote(): void;
  /** It did not answer: it is left alone for a while. */
  failed(): void;
}

const checkEveryMs = 500;
/** While it lacks something that this process wrote. */
const checkSoonMs = 50;
const restAfterFailureMs = 10_000;
const mostPositions = 1_000;

const positionOf = `select pg_wal_lsn_diff(
  case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, '0/0')::text as bytes`;

const askPosition = async (db: Database): Promise<bigint> => {
  const [row] = await db.raw<{ readonly bytes: string }>(positionOf);
  return BigInt(row?.bytes ?? '0');
};

/**
 * The lag is the age of the first position in the primary's log that the copy has not replayed. The server's own figure
 * (`pg_last_xact_replay_timestamp`) grows while the primary rests, and tells nothing on a copy that lost its primary.
 */
export const createReplica = (
  primary: Database,
  copy: Database,
  { maxLagMs, clock }: { readonly maxLagMs: number; readonly clock: Pick<Clock, 'now'> },
): Replica => {
  let seen: readonly { readonly position: bigint; readonly at: number }[] = [];
  let isDirty = false;
  let needed = 0n;
  let isWaitedFor = false;
  let checkedAt = -Infinity;
  let restsUntil = 0;
  let verdict = false;
  let checking: Promise<boolean> | undefined;

  const failed = (): void => {
    restsUntil = clock.now() + restAfterFailureMs;
    verdict = false;
  };

  const check = async (): Promise<boolean> => {
    const hadWritten = isDirty;
    isDirty = false;
    const position = await askPosition(primary);
    if (hadWritten) needed = position;
    const replayed = await askPosition(copy);
    seen = [...seen, { position, at: clock.now() }].filter((one) => one.position > replayed).slice(-mostPositions);
    isWaitedFor = replayed < needed;
    const [oldest] = seen;
    return !isWaitedFor && (oldest === undefined || clock.now() - oldest.at <= maxLagMs);
  };

  return {
    failed,
    wrote() {
      isDirty = true;
    },
    async isCurrent() {
      const now = clock.now();
      if (now < restsUntil) return false;
      if (!isDirty && now - checkedAt < (isWaitedFor ? checkSoonMs : checkEveryMs)) return verdict;
      checking ??= check()
        .catch(() => {
          failed();
          // What was written is not known to be there.
          isDirty = true;
          return false;
        })
        .then((found) => {
          checkedAt = clock.now();
          checking = undefined;
          return (verdict = found);
        });
      const found = await checking;
      // Something was written while we asked.
      return found && !isDirty;
    },
  };
};
