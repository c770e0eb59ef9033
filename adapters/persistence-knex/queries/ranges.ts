import type { Knex } from 'knex';
import type { CreatedBetween, UpdatedBetween } from '../../../application/ports/screen-queries.js';

/** Bounds of a column. Kept apart from other conditions, because a walk may know a nearer one. */
export interface Range {
  /** With its table. */
  readonly column: string;
  readonly from?: number | undefined;
  /** Not included. */
  readonly before?: number | undefined;
  readonly upTo?: number | undefined;
}

export const created = (column: string, { createdFrom, createdBefore }: CreatedBetween): Range => ({
  column,
  from: createdFrom,
  before: createdBefore,
});

export const updated = (column: string, { updatedFrom, updatedBefore }: UpdatedBetween): Range => ({
  column,
  from: updatedFrom,
  before: updatedBefore,
});

export const whereWithin = <Q extends Knex.QueryBuilder>(query: Q, ranges: readonly Range[]): Q => {
  for (const { column, from, before, upTo } of ranges) {
    if (from !== undefined) void query.where(column, '>=', from);
    if (before !== undefined) void query.where(column, '<', before);
    if (upTo !== undefined) void query.where(column, '<=', upTo);
  }
  return query;
};

/** What is left of a range for rows beyond a key of its column: without the bounds that the key itself keeps. */
export const beyondKey = (range: Range, goesDown: boolean): Range => {
  const { column, from, before, upTo } = range;
  return goesDown ? { column, from } : { column, before, upTo };
};

/** Whether all rows of the range lie beyond the key: the key then says nothing more. */
export const isBeyondKey = ({ from, before, upTo }: Range, key: number, goesDown: boolean): boolean =>
  goesDown ? (before ?? Infinity) <= key || (upTo ?? Infinity) < key : (from ?? -Infinity) > key;
