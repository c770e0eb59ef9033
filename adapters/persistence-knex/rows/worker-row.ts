import { toldWorkerStates, type Worker } from '../../../domain/pipeline/worker.js';
import { workerId } from '../../../domain/shared/ids.js';
import { oneOf, reading, toInstant, toInteger, type BigIntColumn } from './columns.js';

export interface WorkerRow {
  readonly id: string;
  readonly host: string;
  readonly process_id: BigIntColumn;
  readonly release: string;
  readonly started_at: BigIntColumn;
  readonly last_seen_at: BigIntColumn;
  readonly stages_at_once: number;
  readonly state: string;
}

export const toWorkerRow = (worker: Worker): WorkerRow => ({
  id: worker.id,
  host: worker.host,
  process_id: worker.processId,
  release: worker.version,
  started_at: worker.startedAt,
  last_seen_at: worker.lastSeenAt,
  stages_at_once: worker.stagesAtOnce,
  state: worker.state,
});

export const fromWorkerRow = reading('worker', (row: WorkerRow): Worker => ({
  id: workerId(row.id),
  host: row.host,
  processId: toInteger(row.process_id),
  version: row.release,
  startedAt: toInstant(row.started_at),
  lastSeenAt: toInstant(row.last_seen_at),
  stagesAtOnce: row.stages_at_once,
  state: oneOf(toldWorkerStates, row.state),
}));
