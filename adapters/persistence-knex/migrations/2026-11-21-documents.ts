import type { Index, Migration, SchemaChange } from './migration.js';

/**
 * Reports and the signals that prove triggers can be searched into on PostgreSQL (`document @> …`, `->`). On SQLite they
 * are text as before. No index serves that: no screen asks for it.
 */
const documents = [
  ['reports', 'document'],
  ['triggers', 'evidence'],
  ['triggers', 'decision'],
] as const;

/** Videos by how they stand, the newest first. */
const indexes: readonly Index[] = [
  {
    name: 'videos_of_state',
    on: 'videos',
    columns: 'state, uploaded_at, id',
    serves: 'all videos of one state, however rare it is, newest first',
  },
  {
    name: 'videos_of_project_state',
    on: 'videos',
    columns: 'project_id, state, uploaded_at, id',
    serves: 'videos of a project in one state, newest first',
  },
];

const changeTypes = async ({ dialect, setColumnType }: SchemaChange, type: 'json' | 'jsonb'): Promise<void> => {
  if (dialect === 'pg') for (const [table, column] of documents) await setColumnType(table, column, type);
};

export const searchableDocuments: Migration = {
  name: '2026-11-21-documents',
  async up(schema) {
    await changeTypes(schema, 'jsonb');
    for (const index of indexes) await schema.createIndex(index);
  },
  async down(schema) {
    for (const { name } of indexes) await schema.dropIndex(name);
    await changeTypes(schema, 'json');
  },
};
