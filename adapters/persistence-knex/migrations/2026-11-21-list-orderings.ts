import type { Dialect } from '../connection/dialect.js';
import type { Index, Migration } from './migration.js';

/**
 * Each field that a list can be ordered by has an index for one owner and one for everyone; it is read in both directions.
 * Of one project, video, operator or task the rows are few: what their own indexes do not order is sorted.
 */
export const listOrderings: Migration = {
  name: '2026-11-21-list-orderings',
  async up(schema) {
    for (const index of indexesFor(schema.dialect)) await schema.createIndex(index);
  },
  async down(schema) {
    for (const { name } of indexesFor(schema.dialect)) await schema.dropIndex(name);
  },
};

const indexesFor = (dialect: Dialect): readonly Index[] => {
  const searchText = dialect === 'pg' ? 'search_text collate "C"' : 'search_text';
  return [
    ...owned('projects', 'updated', 'updated_at', 'projects by change'),
    ...owned('projects', 'named', searchText, 'projects by name'),
    ...owned('videos', 'updated', 'updated_at', 'videos by change'),
    ...owned('videos', 'titled', searchText, 'videos by title'),
    ...owned('videos', 'by_duration', 'duration_ms', 'videos by duration'),
    ...owned('executions', 'updated', 'updated_at', 'executions by change'),
    ...owned('triggers', 'by_confidence', 'confidence', 'triggers by confidence, or above one'),
    {
      name: 'triggers_of_risk',
      on: 'triggers',
      columns: 'risk_code, created_at, id',
      serves: 'triggers of one risk, however rare it is, newest first',
    },
    { name: 'tasks_newest', on: 'tasks', columns: 'created_at, id', serves: 'tasks by age' },
    { name: 'tasks_updated', on: 'tasks', columns: 'updated_at, id', serves: 'tasks by change' },
    { name: 'tasks_by_priority', on: 'tasks', columns: 'priority, id', serves: 'tasks by priority' },
    {
      name: 'operator_log_of_subject',
      on: 'operator_log',
      columns: 'subject_id, created_at, id',
      serves: 'log of one task or trigger',
    },
  ];
};

const owned = (table: string, suffix: string, column: string, serves: string): readonly Index[] => [
  {
    name: `${table}_of_owner_${suffix}`,
    on: table,
    columns: `owner_id, ${column}, id`,
    serves: `an owner's ${serves}`,
  },
  { name: `${table}_${suffix}`, on: table, columns: `${column}, id`, serves: `all ${serves}` },
];
