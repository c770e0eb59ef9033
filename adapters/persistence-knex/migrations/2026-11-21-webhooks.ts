import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

export const webhookIndexes: readonly Index[] = [
  {
    name: 'webhooks_slot',
    on: 'webhooks',
    columns: 'owner_id, slot',
    isUnique: true,
    serves: 'webhooks.add: no more than ten of an owner',
  },
  {
    name: 'webhooks_of_owner',
    on: 'webhooks',
    columns: 'owner_id, created_at desc, id desc',
    serves: "webhooks.ofOwner; list of an owner's webhooks",
  },
  { name: 'webhooks_newest', on: 'webhooks', columns: 'created_at desc, id desc', serves: 'list of all webhooks' },
  {
    name: 'webhook_deliveries_of_webhook',
    on: 'webhook_deliveries',
    columns: 'webhook_id, created_at desc, id desc',
    serves: 'list of the deliveries of a webhook; removal of a webhook',
  },
  {
    name: 'webhook_deliveries_due',
    on: 'webhook_deliveries',
    columns: 'due_at, id',
    where: 'due_at is not null',
    serves: 'webhookDeliveries.overdue',
  },
  {
    name: 'webhook_deliveries_finished',
    on: 'webhook_deliveries',
    columns: 'finished_at, id',
    where: 'finished_at is not null',
    serves: 'webhookDeliveries.removeFinished',
  },
];

export const webhooks: Migration = {
  name: '2026-11-21-webhooks',
  async up({ createTable, createIndex, dialect }) {
    await createTable('webhooks', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.id('owner_id');
      column.integer('slot');
      column.text('url');
      column.json('events');
      column.text('description');
      column.text('state');
      column.optionalText('reason');
      column.optionalInstant('disabled_at');
      column.integer('secret_generation');
      column.optionalInstant('previous_secret_until');
      column.integer('dead_in_a_row');
      column.optionalInstant('failing_since');
      column.instant('created_at');
      column.instant('updated_at');
      column.version();
    });
    await createTable('webhook_deliveries', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.partOf('webhook_id', 'webhooks');
      column.id('owner_id');
      column.text('event');
      column.text('body');
      column.json('attempts');
      column.integer('attempt_count');
      column.integer('tries');
      column.text('state');
      column.optionalText('reason');
      column.optionalInstant('due_at');
      column.optionalInstant('finished_at');
      column.instant('created_at');
      column.version();
    });
    for (const index of webhookIndexes) await createIndex(index);
  },
  async down({ dropTable }) {
    await dropTable('webhook_deliveries');
    await dropTable('webhooks');
  },
};
