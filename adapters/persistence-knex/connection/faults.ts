import { PersistenceFault } from '../../../application/ports/unit-of-work.js';

/** Of the driver's error, also when it is the cause of a fault. */
const codeOf = (error: unknown): string => {
  const driverError = error instanceof PersistenceFault ? error.cause : error;
  return typeof driverError === 'object' && driverError !== null && 'code' in driverError
    ? String(driverError.code)
    : '';
};

/** Another connection holds SQLite's write lock; nothing was done. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 'SQLITE_BUSY';

/** PostgreSQL undid the transaction for the sake of another one (SQLSTATE class 40: serialization failure, deadlock). */
export const isLostRace = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

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
