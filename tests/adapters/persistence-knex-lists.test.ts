import test from 'ava';
import { createKnexPersistence, type KnexPersistence } from '../../adapters/persistence-knex/index.js';
import type { Ordering, Position } from '../../application/ports/list-orderings.js';
import { freshId } from '../builders/fresh-id.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, noon } from '../builders/moments.js';

/** Rows that have the same value in a column, when a table has a million of them. */
const rowsPerValue: Readonly<Record<string, number>> = {
  owner_id: 2_000,
  operator_id: 50_000,
  project_id: 200,
  video_id: 50,
  execution_id: 50,
  task_id: 50,
  trigger_id: 2,
  subject_id: 50,
  state: 300_000,
  state_rank: 300_000,
  risk_code: 20_000,
  priority: 200_000,
  confidence: 1_000,
  duration_ms: 20,
};

/** What ANALYZE would tell the planner (sqlite.org/fileformat2.html#stat1tab) if every table had a million rows. */
const pretendMillions = async ({ knex }: KnexPersistence): Promise<void> => {
  await knex.raw('analyze');
  await knex('sqlite_stat1').delete();
  const indexes = await knex<{ type: string; name: string; tbl_name: string; sql: string | null }>('sqlite_master')
    .where({ type: 'index' })
    .whereNotNull('sql')
    .select('name', 'tbl_name');
  for (const { name, tbl_name: tbl } of indexes) {
    const columns = (await knex.raw(`pragma index_info(${name})`)) as unknown as { readonly name: string }[];
    const figures = [1_000_000];
    for (const column of columns) figures.push(Math.min(figures.at(-1) ?? 1, rowsPerValue[column.name] ?? 1));
    await knex('sqlite_stat1').insert({ tbl, idx: name, stat: figures.join(' ') });
  }
  await knex.raw('analyze sqlite_schema');
};

const opened = async (): Promise<KnexPersistence> => {
  const store = createKnexPersistence({ client: 'sqlite', filename: ':memory:', clock: { now: () => noon } });
  await store.migrate.up();
  return store;
};

type Plan = (query: () => Promise<unknown>) => Promise<string>;

/** How SQLite would find the rows of the first statement of a query. */
const planner = (store: KnexPersistence): Plan => {
  const seen: { readonly sql: string; readonly bindings: readonly (string | number)[] }[] = [];
  store.knex.on('query', (query: (typeof seen)[number]) => seen.push(query));
  return async (query) => {
    seen.length = 0;
    await query();
    const statement = seen.find(({ sql }) => sql.startsWith('select'));
    const plan: unknown = await store.knex.raw(`explain query plan ${statement?.sql}`, [
      ...(statement?.bindings ?? []),
    ]);
    return (plan as { readonly detail: string }[]).map(({ detail }) => detail).join('\n');
  };
};

interface Walk {
  /** The index that finds the place and gives the order. */
  readonly index: string;
  /** `bounded`: the rows of one thing, put in order after they were found. */
  readonly sort?: 'bounded';
  readonly ask: (request: {
    readonly ordering: Ordering<never>;
    readonly from: Position;
    readonly pageSize: number;
  }) => Promise<unknown>;
  readonly by: string;
}

const walksOf = ({ queries }: KnexPersistence): readonly Walk[] => {
  const { owner, operator, project, video, execution, task, trigger } = knownIds;
  const videos =
    (filter: Parameters<typeof queries.walkVideos>[0]): Walk['ask'] =>
    (request) =>
      queries.walkVideos(filter, request);
  const triggers =
    (filter: Parameters<typeof queries.walkTriggers>[0]): Walk['ask'] =>
    (request) =>
      queries.walkTriggers(filter, request);
  const executions =
    (filter: Parameters<typeof queries.walkExecutions>[0]): Walk['ask'] =>
    (request) =>
      queries.walkExecutions(filter, request);
  const projects =
    (filter: Parameters<typeof queries.walkProjects>[0]): Walk['ask'] =>
    (request) =>
      queries.walkProjects(filter, request);
  const labels =
    (filter: Parameters<typeof queries.walkLabels>[0]): Walk['ask'] =>
    (request) =>
      queries.walkLabels(filter, request);
  const log =
    (filter: Parameters<typeof queries.walkOperatorLog>[0]): Walk['ask'] =>
    (request) =>
      queries.walkOperatorLog(filter, request);
  const all = { owner: undefined };
  return [
    { by: 'uploadedAt', index: 'videos_of_owner', ask: videos({ owner }) },
    { by: 'updatedAt', index: 'videos_of_owner_updated', ask: videos({ owner }) },
    { by: 'title', index: 'videos_of_owner_titled', ask: videos({ owner }) },
    { by: 'duration', index: 'videos_of_owner_by_duration', ask: videos({ owner }) },
    { by: 'uploadedAt', index: 'videos_newest', ask: videos(all) },
    { by: 'updatedAt', index: 'videos_updated', ask: videos(all) },
    { by: 'title', index: 'videos_titled', ask: videos(all) },
    { by: 'duration', index: 'videos_by_duration', ask: videos(all) },
    { by: 'uploadedAt', index: 'videos_of_project', ask: videos({ owner, project }) },
    { by: 'title', index: 'videos_\\w+', sort: 'bounded', ask: videos({ owner, project }) },
    { by: 'uploadedAt', index: 'videos_of_owner', ask: videos({ owner, state: ['failed', 'completed'] }) },
    { by: 'createdAt', index: 'triggers_of_owner', ask: triggers({ owner }) },
    { by: 'confidence', index: 'triggers_of_owner_by_confidence', ask: triggers({ owner }) },
    { by: 'confidence', index: 'triggers_of_owner_by_confidence', ask: triggers({ owner, minConfidence: 0.2 }) },
    { by: 'confidence', index: 'triggers_of_owner_by_confidence', ask: triggers({ owner, maxConfidence: 0.9 }) },
    { by: 'createdAt', index: 'triggers_of_owner', ask: triggers({ owner, createdFrom: atNoon(-1) }) },
    { by: 'createdAt', index: 'triggers_of_owner', ask: triggers({ owner, createdBefore: atNoon(1) }) },
    { by: 'createdAt', index: 'triggers_newest', ask: triggers(all) },
    { by: 'confidence', index: 'triggers_by_confidence', ask: triggers(all) },
    { by: 'createdAt', index: 'triggers_of_risk', ask: triggers({ ...all, riskCode: 'A' }) },
    { by: 'createdAt', index: 'triggers_newest', ask: triggers({ ...all, createdFrom: atNoon(-1), state: 'pending' }) },
    { by: 'start', index: 'triggers_of_video', ask: triggers({ owner, video }) },
    { by: 'start', index: 'triggers_of_execution', ask: triggers({ owner, execution }) },
    { by: 'createdAt', index: 'triggers_of_video', sort: 'bounded', ask: triggers({ owner, video }) },
    { by: 'confidence', index: 'triggers_\\w+', sort: 'bounded', ask: triggers({ owner, execution }) },
    { by: 'createdAt', index: 'executions_of_owner', ask: executions({ owner }) },
    { by: 'updatedAt', index: 'executions_of_owner_updated', ask: executions({ owner }) },
    { by: 'createdAt', index: 'executions_newest', ask: executions(all) },
    { by: 'updatedAt', index: 'executions_updated', ask: executions(all) },
    { by: 'createdAt', index: 'executions_of_video', ask: executions({ owner, video }) },
    { by: 'updatedAt', index: 'executions_of_video', sort: 'bounded', ask: executions({ owner, video }) },
    { by: 'createdAt', index: 'projects_of_owner', ask: projects({ owner }) },
    { by: 'updatedAt', index: 'projects_of_owner_updated', ask: projects({ owner }) },
    { by: 'name', index: 'projects_of_owner_named', ask: projects({ owner }) },
    { by: 'createdAt', index: 'projects_newest', ask: projects(all) },
    { by: 'updatedAt', index: 'projects_updated', ask: projects(all) },
    { by: 'name', index: 'projects_named', ask: projects(all) },
    { by: 'createdAt', index: 'labels_newest', ask: labels({}) },
    { by: 'createdAt', index: 'labels_of_operator', ask: labels({ operator }) },
    { by: 'createdAt', index: 'labels_of_task', ask: labels({ operator, task }) },
    { by: 'createdAt', index: 'labels_of_trigger', ask: labels({ operator, trigger }) },
    { by: 'createdAt', index: 'labels_of_video', ask: labels({ operator, video }) },
    { by: 'createdAt', index: 'operator_log_newest', ask: log({}) },
    { by: 'createdAt', index: 'operator_log_of_operator', ask: log({ operator }) },
    { by: 'createdAt', index: 'operator_log_of_subject', ask: log({ operator, subject: task }) },
  ];
};

for (const statistics of ['without statistics', 'with those of a million rows'])
  test(`walks start at their place by an index ${statistics}`, async (t) => {
    await using store = await opened();
    if (statistics !== 'without statistics') await pretendMillions(store);
    const plan = planner(store);
    for (const { by, index, sort, ask } of walksOf(store))
      for (const isDescending of [true, false]) {
        const ordering = { by, isDescending } as unknown as Ordering<never>;
        const from = { key: by === 'title' || by === 'name' ? 'к' : by === 'confidence' ? 0.5 : noon, id: freshId() };
        const text = await plan(() => ask({ ordering, from, pageSize: 50 }));
        const what = `${index} by ${by}:\n${text}`;
        t.regex(text, new RegExp(`SEARCH \\w+ USING INDEX ${index} \\(`), what);
        t.notRegex(text, /^SCAN/m, what);
        if (sort === 'bounded') t.regex(text, /TEMP B-TREE/, what);
        else {
          t.notRegex(text, /TEMP B-TREE/, what);
          t.regex(text, /,id\)[<>]\(/, `the place is found, not counted to: ${what}`);
        }
      }
  });

test('pages of tasks go by an index in every ordering', async (t) => {
  await using store = await opened();
  const plan = planner(store);
  const indexes = { createdAt: 'tasks_newest', updatedAt: 'tasks_updated', priority: 'tasks_by_priority' } as const;
  for (const by of ['createdAt', 'updatedAt', 'priority'] as const)
    for (const isDescending of [true, false]) {
      const text = await plan(() => store.queries.tasks({}, { page: 1, pageSize: 50, ordering: { by, isDescending } }));
      t.regex(text, new RegExp(`USING INDEX ${indexes[by]}\\b`), text);
      t.notRegex(text, /TEMP B-TREE/, text);
    }
});
