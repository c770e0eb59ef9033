import type { Knex } from 'knex';
import type { Dialect } from '../connection/dialect.js';

/** One step of the schema. Runs in a transaction of its own on both dialects; never changed once it was released. */
export interface Migration {
  /** Date and subject; the order of the list, not of the names, counts. */
  readonly name: string;
  up(schema: SchemaChange): Promise<void>;
  down(schema: SchemaChange): Promise<void>;
}

export interface SchemaChange {
  readonly dialect: Dialect;
  readonly createTable: (name: string, define: (table: Knex.CreateTableBuilder) => void) => Promise<void>;
  readonly dropTable: (name: string) => Promise<void>;
  /** New columns at the end of a table; each needs a default or to be nullable. */
  readonly addColumns: (name: string, define: (table: Knex.AlterTableBuilder) => void) => Promise<void>;
  readonly dropColumn: (table: string, column: string) => Promise<void>;
  /** PostgreSQL only: SQLite's columns take any type. Stored values are cast. */
  readonly setColumnType: (table: string, column: string, type: string) => Promise<void>;
  readonly createIndex: (index: Index) => Promise<void>;
  readonly dropIndex: (name: string) => Promise<void>;
}

export interface Index {
  readonly name: string;
  readonly on: string;
  /** SQL list of columns, with directions. */
  readonly columns: string;
  readonly isUnique?: true;
  /** SQL condition of a partial index. */
  readonly where?: string;
  /** The query that it is there for. */
  readonly serves: string;
}
