import { PersistenceFault } from '../../../application/ports/unit-of-work.js';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Another connection holds SQLite's write lock; nothing was done. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 'SQLITE_BUSY';

/** PostgreSQL found that a row of this transaction's snapshot was changed by another one (SQLSTATE class 40). */
export const isLostRace = (error: unknown): boolean => codeOf(error) === '40001' || codeOf(error) === '40P01';

/** Mistakes of ours stay what they are; everything else that comes out of a driver or a pool is the store's fault. */
const isBug = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;

export const toFault = (error: unknown): unknown =>
  error instanceof PersistenceFault || error instanceof MisusedTransaction || isBug(error)
    ? error
    : new PersistenceFault(`the database refused or did not answer: ${messageOf(error)}`, { cause: error });

/** The driver's own words without the statement that knex puts before them: it may hold personal data. */
const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split(' - ').at(-1) ?? error.message) : String(error);

/** A bug in the calling code: a run inside a run, or a transaction that is used after its run. */
export class MisusedTransaction extends Error {
  override readonly name = 'MisusedTransaction';
}
