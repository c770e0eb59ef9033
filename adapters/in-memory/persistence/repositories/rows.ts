import { accept, refuse, type Result } from '../../../../domain/shared/result.js';
import type { Versioned } from '../../../../domain/shared/versioned.js';
import { PersistenceFault, type StaleWrite } from '../../../../application/ports/unit-of-work.js';
import type { Draft } from '../draft.js';
import type { Rows, TableName } from '../state.js';

/** The checks that a database makes: ids are unique, and what a row is part of exists. */
export const insert = <Table extends TableName>(
  draft: Draft,
  table: Table,
  row: Rows[Table] & { readonly id: string },
  parts: Partial<Record<TableName, string>> = {},
): void => {
  if (draft.get(table, row.id) !== undefined) throw new PersistenceFault(`${table} ${row.id} exists already`);
  for (const [parent, id] of Object.entries(parts) as [TableName, string][])
    if (draft.get(parent, id) === undefined)
      throw new PersistenceFault(`${table} ${row.id} is part of ${parent} ${id}, which does not exist`);
  draft.put(table, row.id, row);
};

/** Writes where the stored version is the one that was read, and raises it by one. */
export const update = <
  Table extends
    | 'users'
    | 'projects'
    | 'videos'
    | 'executions'
    | 'triggers'
    | 'tasks'
    | 'reports'
    | 'webhooks'
    | 'uploads'
    | 'webhookDeliveries'
    | 'refreshTokens',
>(
  draft: Draft,
  table: Table,
  subject: string,
  row: Rows[Table] & Versioned & { readonly id: string },
): Result<void, StaleWrite> => {
  const stored: (Versioned & object) | undefined = draft.get(table, row.id);
  if (stored?.version !== row.version) return refuse({ kind: 'stale-write', subject, id: row.id });
  draft.put(table, row.id, { ...row, version: row.version + 1 });
  return accept(undefined);
};

export const assertUnique = (isTaken: boolean, what: string): void => {
  if (isTaken) throw new PersistenceFault(`${what} exists already`);
};
