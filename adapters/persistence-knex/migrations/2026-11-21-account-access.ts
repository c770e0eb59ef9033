import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/** Refresh tokens, password resets, guesses, the audit log, and what a person wants to be written to about. */
export const accountAccess: Migration = {
  name: '2026-11-21-account-access',
  async up({ createTable, addColumns, createIndex, dialect }) {
    await addColumns('users', (table) => {
      columnsOf(table, dialect).json('notifications').defaultTo('{}');
    });
    await createTable('refresh_tokens', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.id('user_id');
      column.text('state');
      column.text('current_hash');
      column.optionalText('previous_hash');
      column.instant('created_at');
      column.instant('rotated_at');
      column.instant('expires_at');
      column.optionalInstant('revoked_at');
      column.optionalText('reason');
      column.version();
    });
    await createTable('password_resets', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.id('user_id');
      column.text('secret_hash');
      column.instant('created_at');
      column.instant('expires_at');
    });
    await createTable('log_in_attempts', (table) => {
      const column = columnsOf(table, dialect);
      column.text('id').primary();
      column.integer('failures');
      column.instant('locked_until');
      column.instant('forgotten_at');
      column.version();
    });
    await createTable('audit_log', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.text('action');
      column.optionalId('actor_id');
      column.optionalId('user_id');
      column.json('details');
      column.instant('created_at');
    });
    for (const index of indexes) await createIndex(index);
  },
  async down({ dropTable, dropColumn }) {
    for (const table of ['audit_log', 'log_in_attempts', 'password_resets', 'refresh_tokens']) await dropTable(table);
    await dropColumn('users', 'notifications');
  },
};

const indexes: readonly Index[] = [
  {
    name: 'users_open_admins',
    on: 'users',
    columns: 'id',
    where: "role = 'admin'",
    serves: 'users.openAdmins',
  },
  {
    name: 'refresh_tokens_active',
    on: 'refresh_tokens',
    columns: 'user_id',
    where: "state = 'active'",
    serves: 'refreshTokens.revokeOfUser',
  },
  { name: 'refresh_tokens_expiry', on: 'refresh_tokens', columns: 'expires_at', serves: 'refreshTokens.purgeExpired' },
  {
    name: 'password_resets_hash',
    on: 'password_resets',
    columns: 'secret_hash',
    isUnique: true,
    serves: 'passwordResets.findByHash',
  },
  {
    name: 'password_resets_of_user',
    on: 'password_resets',
    columns: 'user_id',
    serves: 'passwordResets.removeOfUser',
  },
  {
    name: 'password_resets_expiry',
    on: 'password_resets',
    columns: 'expires_at',
    serves: 'passwordResets.purgeExpired',
  },
  {
    name: 'log_in_attempts_forgotten',
    on: 'log_in_attempts',
    columns: 'forgotten_at',
    serves: 'logInAttempts.purgeForgotten',
  },
  { name: 'audit_log_newest', on: 'audit_log', columns: 'created_at desc, id desc', serves: 'audit log, unfiltered' },
  {
    name: 'audit_log_of_user',
    on: 'audit_log',
    columns: 'user_id, created_at desc, id desc',
    serves: 'what happened to an account',
  },
  {
    name: 'audit_log_of_actor',
    on: 'audit_log',
    columns: 'actor_id, created_at desc, id desc',
    serves: 'what somebody did',
  },
  {
    name: 'audit_log_by_action',
    on: 'audit_log',
    columns: 'action, created_at desc, id desc',
    serves: 'audit log of one kind of action',
  },
];
