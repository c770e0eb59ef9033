import { instant, type Instant } from '../../../domain/shared/instant.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';

/** 64-bit integers: node-postgres hands them over as text. All of ours are below 2^53. */
export type BigIntColumn = number | string;

/** SQLite knows no booleans. */
export type BooleanColumn = boolean | number;

/** Text of a JSON document, or the document where the driver has parsed it. */
export type JsonColumn = unknown;

export const toInteger = (stored: BigIntColumn): number => {
  const number = Number(stored);
  if (stored === '' || stored === null || !Number.isSafeInteger(number)) throw unreadable('an integer', stored);
  return number;
};

export const toInstant = (stored: BigIntColumn): Instant => instant(toInteger(stored));

/** For columns that are null in some states but never in the one that is being read. */
export const present = <T>(stored: T | null): T => {
  if (stored === null || stored === undefined) throw unreadable('a value', stored);
  return stored;
};

export const oneOf = <const T extends string>(known: readonly T[], stored: string): T => {
  const found = known.find((value) => value === stored);
  if (found === undefined) throw unreadable(`one of ${known.join(', ')}`, stored);
  return found;
};

/** JSON knows no `undefined`, and no type of the domain knows `null`: one stands for the other, so that keys survive. */
export const toJson = (document: object): string =>
  JSON.stringify(document, (_key, value: unknown) => (value === undefined ? null : value));

export const fromJson = <T extends object>(stored: JsonColumn): T => {
  const document: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  if (typeof document !== 'object' || document === null) throw unreadable('a JSON document', stored);
  const hasNulls = typeof stored !== 'string' || stored.includes('null');
  return (hasNulls ? nullsToUndefined(document) : document) as T;
};

/** In place: the document was just read and is nobody else's, and a copy of a long report would take longer than reading it. */
const nullsToUndefined = (value: object): object => {
  const document = value as Record<string, unknown>;
  for (const key in document) {
    const inner = document[key];
    if (inner === null) document[key] = undefined;
    else if (typeof inner === 'object') nullsToUndefined(inner);
  }
  return value;
};

const unreadable = (expected: string, stored: unknown): PersistenceFault =>
  new PersistenceFault(`expected ${expected}, found ${String(stored).slice(0, 80)}`);

/** Names the row in the fault when it cannot be read: written by a newer version, or damaged. */
export const reading = <Row extends { readonly id: string }, T>(
  subject: string,
  fromRow: (row: Row) => T,
): ((row: Row) => T) => {
  return (row) => {
    try {
      return fromRow(row);
    } catch (error) {
      throw new PersistenceFault(`stored ${subject} ${row.id} cannot be read`, { cause: error });
    }
  };
};

/** What a search looks in: lower case of every script, which neither LIKE nor lower() of SQLite can make. */
export const searchable = (...texts: readonly string[]): string => texts.join('\n').toLowerCase();
