import { frozenCopy } from './frozen-copy.js';
import type { Rows, State, TableName } from './state.js';

/** A state that is being changed: tables are copied at their first write, so the one that it came from stays as it was. */
export interface Draft {
  rows<Table extends TableName>(table: Table): readonly Rows[Table][];
  get<Table extends TableName>(table: Table, id: string): Rows[Table] | undefined;
  put<Table extends TableName>(table: Table, id: string, row: Rows[Table]): void;
  /** Removes the rows that match; returns how many. */
  removeWhere<Table extends TableName>(table: Table, matches: (row: Rows[Table], id: string) => boolean): number;
  finished(): State;
}

export const createDraft = (state: State): Draft => {
  const changed = new Map<TableName, Map<string, unknown>>();
  const readable = <Table extends TableName>(table: Table): ReadonlyMap<string, Rows[Table]> =>
    (changed.get(table) as Map<string, Rows[Table]> | undefined) ?? state[table];
  const writable = <Table extends TableName>(table: Table): Map<string, Rows[Table]> => {
    const copied = changed.get(table) as Map<string, Rows[Table]> | undefined;
    if (copied !== undefined) return copied;
    const copy: Map<string, Rows[Table]> = new Map(state[table]);
    changed.set(table, copy);
    return copy;
  };
  return {
    rows: (table) => [...readable(table).values()],
    get: (table, id) => readable(table).get(id),
    put(table, id, row) {
      writable(table).set(id, frozenCopy(row));
    },
    removeWhere(table, matches) {
      const ids = [...readable(table)].filter(([id, row]) => matches(row, id)).map(([id]) => id);
      for (const id of ids) writable(table).delete(id);
      return ids.length;
    },
    finished: () => ({ ...state, ...Object.fromEntries(changed) }),
  };
};
