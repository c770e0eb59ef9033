import type { Knex } from 'knex';
import type { Dialect } from '../connection/dialect.js';

/** Columns as every migration writes them. `not null` unless said otherwise. */
export const columnsOf = (table: Knex.TableBuilder, dialect: Dialect) => ({
  id: (name = 'id') => table.uuid(name).notNullable(),
  optionalId: (name: string) => table.uuid(name).nullable(),
  text: (name: string) => table.text(name).notNullable(),
  optionalText: (name: string) => table.text(name).nullable(),
  integer: (name: string) => table.integer(name).notNullable(),
  bigInteger: (name: string) => table.bigInteger(name).notNullable(),
  /** Whole milliseconds since 1970, UTC, as the domain counts them: no time zones, the same on every dialect. */
  instant: (name: string) => table.bigInteger(name).notNullable(),
  optionalInstant: (name: string) => table.bigInteger(name).nullable(),
  real: (name: string) => table.double(name).notNullable(),
  flag: (name: string) => table.boolean(name).notNullable(),
  /** `json`, not `jsonb`: what is never searched into comes back byte by byte, and a NUL in it is not refused. */
  json: (name: string) => table.specificType(name, dialect === 'pg' ? 'json' : 'text').notNullable(),
  optionalJson: (name: string) => table.specificType(name, dialect === 'pg' ? 'json' : 'text').nullable(),
  version: () => table.integer('version').notNullable(),
  /** Row of another table that takes this one with it when it is removed. */
  partOf: (name: string, parent: string) =>
    table.uuid(name).notNullable().references('id').inTable(parent).onDelete('CASCADE'),
});
