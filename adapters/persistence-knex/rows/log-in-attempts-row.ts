import type { AttemptKey, LogInAttempts } from '../../../domain/user/log-in-attempts.js';
import { reading, toInstant, type BigIntColumn } from './columns.js';

export interface LogInAttemptsRow {
  readonly id: string;
  readonly failures: number;
  readonly locked_until: BigIntColumn;
  readonly forgotten_at: BigIntColumn;
  readonly version: number;
}

export const toLogInAttemptsRow = (attempts: LogInAttempts): LogInAttemptsRow => ({
  id: attempts.key,
  failures: attempts.failures,
  locked_until: attempts.lockedUntil,
  forgotten_at: attempts.forgottenAt,
  version: attempts.version,
});

export const fromLogInAttemptsRow = reading('log-in attempts', (row: LogInAttemptsRow): LogInAttempts => ({
  key: row.id as AttemptKey,
  failures: row.failures,
  lockedUntil: toInstant(row.locked_until),
  forgottenAt: toInstant(row.forgotten_at),
  version: row.version,
}));
