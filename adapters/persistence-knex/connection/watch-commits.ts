import type { Knex } from 'knex';

interface Statement {
  readonly sql?: string;
  /** The connection that it ran on. */
  readonly __knexUid?: string;
}

/** Calls back when a transaction that wrote something was committed, before its `COMMIT` resolves. */
export const watchCommits = (knex: Knex, onCommit: () => void): void => {
  const writers = new Set<string>();
  knex.on('query-response', (_answer: unknown, { sql = '', __knexUid: connection = '' }: Statement) => {
    if (/^\s*(?:insert|update|delete)/i.test(sql)) writers.add(connection);
    else if (sql === 'ROLLBACK') writers.delete(connection);
    else if (sql === 'COMMIT' && writers.delete(connection)) onCommit();
  });
};
