import type { PipelineExecutionRepository } from '../../../application/ports/repositories/pipeline-execution-repository.js';
import type { Database } from '../connection/database.js';
import { fromExecutionRow, toExecutionRow, type ExecutionRow } from '../rows/execution-row.js';
import { updateVersioned } from './versioned-update.js';

type StoredExecution = ExecutionRow & { readonly are_artifacts_purged: boolean };

export const createExecutionRepository = (db: Database): PipelineExecutionRepository => {
  const executions = () => db.from<StoredExecution>('executions');
  return {
    async find(id) {
      const row = await executions().where({ id }).first();
      return row && fromExecutionRow(row);
    },
    async ofVideo(video) {
      const rows = await executions()
        .where({ video_id: video })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(100);
      return rows.map(fromExecutionRow);
    },
    async add(execution) {
      await executions().insert({ ...toExecutionRow(execution), are_artifacts_purged: false });
    },
    update: (execution) => updateVersioned(db, 'executions', 'execution', toExecutionRow(execution)),
    async unfinished(state, limit) {
      const rows = await executions()
        .where({ state })
        .whereNull('finished_at')
        .orderBy(['updated_at', 'id'])
        .limit(limit);
      return rows.map(fromExecutionRow);
    },
    async withArtifacts(state, before, limit) {
      const rows = await executions()
        .where({ state, are_artifacts_purged: false })
        .where('finished_at', '<', before)
        .orderBy(['finished_at', 'id'])
        .limit(limit);
      return rows.map(fromExecutionRow);
    },
    async artifactsPurged(id) {
      await executions().where({ id }).update({ are_artifacts_purged: true });
    },
  };
};
