import type { Knex } from 'knex';
import type { Dialect } from '../connection/dialect.js';
import type { SchemaChange } from './migration.js';

export const createSchemaChange = (knex: Knex, dialect: Dialect, connection: unknown): SchemaChange => ({
  dialect,
  async createTable(name, define) {
    await knex.schema.connection(connection).createTable(name, define);
  },
  async dropTable(name) {
    await knex.schema.connection(connection).dropTable(name);
  },
  async addColumns(name, define) {
    await knex.schema.connection(connection).alterTable(name, define);
  },
  // Not knex's own, which copies the whole table on SQLite.
  async dropColumn(table, column) {
    await knex.raw('alter table ?? drop column ??', [table, column]).connection(connection);
  },
  async setColumnType(table, column, type) {
    const change = `alter table ?? alter column ?? type ${type} using ??::${type}`;
    await knex.raw(change, [table, column, column]).connection(connection);
  },
  async createIndex({ name, on, columns, isUnique, where }) {
    const unique = isUnique === true ? 'unique ' : '';
    const condition = where === undefined ? '' : ` where ${where}`;
    await knex.raw(`create ${unique}index ${name} on ${on} (${columns})${condition}`).connection(connection);
  },
  async dropIndex(name) {
    await knex.raw(`drop index ${name}`).connection(connection);
  },
});
