import { accept, refuse } from '../../../domain/shared/result.js';
import type { LogInAttemptRepository } from '../../../application/ports/repositories/log-in-attempt-repository.js';
import type { Database } from '../connection/database.js';
import { fromLogInAttemptsRow, toLogInAttemptsRow, type LogInAttemptsRow } from '../rows/log-in-attempts-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

const table = 'log_in_attempts';
const subject = 'log-in-attempts';

export const createLogInAttemptRepository = (db: Database): LogInAttemptRepository => ({
  async find(key) {
    const row = await db.from<LogInAttemptsRow>(table).where({ id: key }).first();
    return row && fromLogInAttemptsRow(row);
  },
  async add(attempts) {
    const isAdded = await insertUnlessConflict(db, table, ['id'], { ...toLogInAttemptsRow(attempts) });
    return isAdded ? accept(undefined) : refuse({ kind: 'stale-write', subject, id: attempts.key });
  },
  update: (attempts) => updateVersioned(db, table, subject, toLogInAttemptsRow(attempts)),
  async remove(key) {
    await db.from<LogInAttemptsRow>(table).where({ id: key }).delete();
  },
  purgeForgotten: async (now) => db.from<LogInAttemptsRow>(table).where('forgotten_at', '<=', now).delete(),
});
