import {
  positionIn,
  type Ordering,
  type Position,
  type SortKey,
} from '../../../../application/ports/list-orderings.js';
import type { Stretch, WalkRequest } from '../../../../application/ports/list-walks.js';
import { checkPageSize } from './page-of.js';

type Keys<Row, Field extends string> = Readonly<Record<Field, (row: Row) => SortKey>>;

export const inOrder = <Row extends { readonly id: string }, Field extends string>(
  rows: readonly Row[],
  keys: Keys<Row, Field>,
  ordering: Ordering<Field>,
): readonly Row[] => {
  const placed = rows.map((row) => ({ row, at: positionIn(keys, ordering, row) }));
  const sign = ordering.isDescending ? -1 : 1;
  return placed.sort((a, b) => sign * comparePositions(a.at, b.at)).map(({ row }) => row);
};

export const stretchOf = <Row extends { readonly id: string }, Field extends string>(
  rows: readonly Row[],
  keys: Keys<Row, Field>,
  { ordering, from, isBackward = false, pageSize }: WalkRequest<Field>,
): Stretch<Row> => {
  checkPageSize(pageSize);
  const isDescending = ordering.isDescending !== isBackward;
  const sign = isDescending ? -1 : 1;
  const beyond = inOrder(rows, keys, { by: ordering.by, isDescending }).filter(
    (row) => from === undefined || sign * comparePositions(positionIn(keys, ordering, row), from) > 0,
  );
  const items = beyond.slice(0, pageSize);
  return { items: isBackward ? items.reverse() : items, hasMore: beyond.length > pageSize };
};

export const mapStretch = <A, B>(stretch: Stretch<A>, map: (item: A) => B): Stretch<B> => ({
  ...stretch,
  items: stretch.items.map(map),
});

const comparePositions = (a: Position, b: Position): number => compareKeys(a.key, b.key) || compareKeys(a.id, b.id);

/** Texts by code points, as the bytes of UTF-8 come; `<` would go by UTF-16 units. */
const compareKeys = (a: SortKey, b: SortKey): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
