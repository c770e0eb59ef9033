import { initialIndexes } from './2026-11-21-initial-indexes.js';
import { columnsOf } from './column-types.js';
import type { Migration, SchemaChange } from './migration.js';

/**
 * References to users have no foreign key: users are never removed, and identities may come from elsewhere one day.
 * The operators' log and labels outlive the tasks and triggers that they speak of; labels go with their video.
 */
export const initial: Migration = {
  name: '2026-11-21-initial',
  async up(schema) {
    await createAggregates(schema);
    await createVerification(schema);
    await createInfrastructure(schema);
    for (const index of initialIndexes) await schema.createIndex(index);
  },
  async down(schema) {
    for (const table of [...tables].reverse()) await schema.dropTable(table);
  },
};

/** In an order in which each refers only to earlier ones. */
const tables = [
  'users',
  'projects',
  'videos',
  'executions',
  'triggers',
  'tasks',
  'labels',
  'operator_log',
  'reports',
  'risk_catalogues',
  'outbox',
  'sessions',
] as const;

const createAggregates = async ({ createTable, dialect }: SchemaChange): Promise<void> => {
  await createTable('users', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.text('email');
    column.text('name');
    column.text('search_text');
    column.text('role');
    column.text('locale');
    column.text('password_hash');
    column.flag('is_active');
    column.instant('created_at');
    column.instant('credentials_changed_at');
    column.version();
  });
  await createTable('projects', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.id('owner_id');
    column.text('name');
    column.text('search_text');
    column.text('description');
    column.instant('created_at');
    column.instant('updated_at');
    column.version();
  });
  await createTable('videos', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.partOf('project_id', 'projects');
    column.id('owner_id');
    column.text('title');
    column.text('description');
    column.text('file_name');
    column.text('search_text');
    column.text('container');
    column.text('storage_key');
    column.bigInteger('size_bytes');
    column.text('sha256');
    column.optionalText('hash_claim');
    column.json('media');
    column.bigInteger('duration_ms');
    column.instant('uploaded_at');
    column.instant('updated_at');
    column.text('state');
    column.optionalId('execution_id');
    column.optionalId('report_id');
    column.optionalInstant('completed_at');
    column.optionalInstant('failed_at');
    column.optionalJson('failure');
    column.version();
  });
  await createTable('executions', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.partOf('video_id', 'videos');
    column.id('owner_id');
    column.text('state');
    column.json('stages');
    column.integer('claims');
    column.instant('created_at');
    column.instant('updated_at');
    column.optionalInstant('started_at');
    column.optionalInstant('finished_at');
    column.optionalJson('failure');
    column.flag('are_artifacts_purged');
    column.version();
  });
};

const createVerification = async ({ createTable, dialect }: SchemaChange): Promise<void> => {
  await createTable('triggers', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.id('video_id');
    column.partOf('execution_id', 'executions');
    column.id('owner_id');
    column.text('risk_code');
    column.bigInteger('start_ms');
    column.bigInteger('end_ms');
    column.real('confidence');
    column.text('source');
    column.json('evidence');
    column.text('catalogue_version');
    column.instant('created_at');
    column.text('state');
    column.optionalText('verdict');
    column.optionalJson('decision');
    column.version();
  });
  await createTable('tasks', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.partOf('video_id', 'videos');
    column.partOf('execution_id', 'executions');
    column.id('report_id');
    column.integer('priority');
    column.text('state');
    column.integer('state_rank');
    column.optionalId('operator_id');
    column.optionalInstant('taken_at');
    column.optionalInstant('lease_expires_at');
    column.optionalInstant('completed_at');
    column.optionalText('summary');
    column.instant('created_at');
    column.instant('updated_at');
    column.version();
  });
  await createTable('labels', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.id('trigger_id');
    column.id('task_id');
    column.partOf('video_id', 'videos');
    column.id('operator_id');
    column.text('verdict');
    column.text('risk_code');
    column.bigInteger('start_ms');
    column.bigInteger('end_ms');
    column.text('comment');
    column.instant('created_at');
  });
  await createTable('operator_log', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.id('operator_id');
    column.text('action');
    column.text('subject_type');
    column.text('subject_id');
    column.json('details');
    column.instant('created_at');
  });
  await createTable('reports', (table) => {
    const column = columnsOf(table, dialect);
    column.id().primary();
    column.partOf('video_id', 'videos');
    column.partOf('execution_id', 'executions');
    column.id('owner_id');
    column.text('state');
    column.instant('created_at');
    column.optionalId('verified_by');
    column.optionalInstant('finalised_at');
    column.json('document');
    column.version();
  });
};

const createInfrastructure = async ({ createTable, dialect }: SchemaChange): Promise<void> => {
  await createTable('risk_catalogues', (table) => {
    const column = columnsOf(table, dialect);
    table.bigIncrements('position');
    column.text('version');
    column.json('document');
  });
  await createTable('outbox', (table) => {
    const column = columnsOf(table, dialect);
    table.bigIncrements('position');
    column.id();
    column.json('job');
    column.instant('due_at');
    column.instant('leased_until');
    column.integer('deliveries');
    column.optionalText('last_error');
  });
  await createTable('sessions', (table) => {
    const column = columnsOf(table, dialect);
    column.text('id').primary();
    column.json('data');
    column.instant('expires_at');
  });
};
