import type { Knex } from 'knex';
import { executionId, projectId, triggerId, userId, videoId } from '../../../domain/shared/ids.js';
import { noon } from '../../builders/moments.js';

/** `kind` parts the tables, `n` the rows: ids that SQL can make too. */
const idOf = (kind: number, n: number): string => `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, '0')}`;

const sqlId = (kind: number, n: string): string =>
  `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Ids of rows that `fillWithRows` makes. */
export const someIds = {
  owner: userId(idOf(1, 7)),
  project: projectId(idOf(2, 7)),
  video: videoId(idOf(3, 7)),
  execution: executionId(idOf(4, 7)),
  trigger: triggerId(idOf(5, 7)),
  operator: userId(idOf(8, 7)),
};

/**
 * `rows` videos of 50 owners, each with an execution, a task, a label and a line in the log, half of them with two triggers;
 * statistics included.
 * Rows are as the adapter writes them, as far as lists read them.
 */
export const fillWithRows = async (knex: Knex, rows: number): Promise<void> => {
  const owner = sqlId(1, 'n % 50');
  const at = `${noon}::bigint - (n * 1000::bigint)`;
  const operator = sqlId(8, 'n % 50');
  const media = `'{"durationMs":60000,"container":"mp4","width":640,"height":360,"framesPerSecond":25,"audio":null}'`;
  const statements = [
    `insert into projects (id, owner_id, name, search_text, description, created_at, updated_at, version)
     select ${sqlId(2, 'n')}, ${owner}, 'Проект ' || n, 'проект ' || n, '', ${at}, ${at}, 0
     from generate_series(0, ${rows / 10 - 1}) n`,
    `insert into videos (id, project_id, owner_id, title, description, file_name, search_text, container, storage_key,
       size_bytes, sha256, media, duration_ms, uploaded_at, updated_at, state, execution_id, report_id, completed_at,
       failed_at, failure, version)
     select ${sqlId(3, 'n')}, ${sqlId(2, `n % ${rows / 10}`)}, ${owner}, 'Видео ' || n, '', 'video.mp4', md5(n::text), 'mp4',
       'videos/' || n, 1000, md5(n::text) || md5(n::text), ${media}, 60000, ${at}, ${at},
       case when n % 1000 = 0 then 'failed' else 'uploaded' end,
       case when n % 1000 = 0 then ${sqlId(4, 'n')} end, null, null,
       case when n % 1000 = 0 then ${at} end,
       case when n % 1000 = 0 then '{"stage":"validate","reason":"broken","message":"x"}'::json end, 0
     from generate_series(0, ${rows - 1}) n`,
    `insert into executions (id, video_id, owner_id, state, stages, claims, created_at, updated_at, started_at, finished_at,
       failure, are_artifacts_purged, version)
     select ${sqlId(4, 'n')}, ${sqlId(3, 'n')}, ${owner}, 'completed', '{}', 1, ${at}, ${at}, ${at}, ${at}, null, true, 0
     from generate_series(0, ${rows - 1}) n`,
    `insert into triggers (id, video_id, execution_id, owner_id, risk_code, start_ms, end_ms, confidence, source, evidence,
       catalogue_version, created_at, state, verdict, decision, version)
     select ${sqlId(5, 'n')}, ${sqlId(3, 'n / 2')}, ${sqlId(4, 'n / 2')}, ${sqlId(1, '(n / 2) % 50')},
       case when n % 500 = 0 then 'RARE' else 'RISK_' || n % 20 end, n, n + 500, 0.5, 'speech', '[]', '2026-01-01.1',
       ${at}, 'pending', null, null, 0
     from generate_series(0, ${rows - 1}) n`,
    `insert into tasks (id, video_id, execution_id, report_id, priority, state, state_rank, operator_id, taken_at,
       lease_expires_at, completed_at, summary, created_at, updated_at, version)
     select ${sqlId(6, 'n')}, ${sqlId(3, 'n')}, ${sqlId(4, 'n')}, ${sqlId(7, 'n')}, n % 100,
       case when n % 100 = 0 then 'in_progress' else 'pending' end, case when n % 100 = 0 then 1 else 0 end,
       case when n % 100 = 0 then ${sqlId(8, '(n / 100) % 50')} end, case when n % 100 = 0 then ${at} end,
       case when n % 100 = 0 then ${noon}::bigint + n * 1000 - 5000 end, null, null, ${at}, ${at}, 0
     from generate_series(0, ${rows - 1}) n`,
    `insert into labels (id, trigger_id, task_id, video_id, operator_id, verdict, risk_code, start_ms, end_ms, comment, created_at)
     select ${sqlId(7, 'n')}, ${sqlId(5, 'n')}, ${sqlId(6, 'n')}, ${sqlId(3, 'n')}, ${operator}, 'confirmed', 'RISK_1', n,
       n + 500, '', ${at}
     from generate_series(0, ${rows - 1}) n`,
    `insert into operator_log (id, operator_id, action, subject_type, subject_id, details, created_at)
     select ${sqlId(9, 'n')}, ${operator}, 'task-taken', 'task', ${sqlId(6, 'n')}::text, '{}', ${at}
     from generate_series(0, ${rows - 1}) n`,
  ];
  // Where each reference leads is known; checking half a million of them would take longer than all else.
  await knex.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    await trx.raw('set local statement_timeout = 0');
    for (const statement of statements) await trx.raw(statement);
  });
  await knex.raw('vacuum analyze');
};
