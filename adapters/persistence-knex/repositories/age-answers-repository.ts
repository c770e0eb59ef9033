import { accept, refuse } from '../../../domain/shared/result.js';
import type { AgeAnswersRepository } from '../../../application/ports/repositories/age-answers-repository.js';
import type { Database } from '../connection/database.js';
import { fromAgeAnswersRow, toAgeAnswersRow, type AgeAnswersRow } from '../rows/age-answers-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

export const createAgeAnswersRepository = (db: Database): AgeAnswersRepository => ({
  async find(id) {
    const row = await db.from<AgeAnswersRow>('age_answers').where({ id }).first();
    return row && fromAgeAnswersRow(row);
  },
  async write(sheet) {
    const row = toAgeAnswersRow(sheet);
    if (sheet.version > 0) return updateVersioned(db, 'age_answers', 'age-answers', row);
    const isFirst = await insertUnlessConflict(db, 'age_answers', ['id'], { ...row, version: 1 });
    return isFirst ? accept(undefined) : refuse({ kind: 'stale-write', subject: 'age-answers', id: sheet.id });
  },
});
