import type {
  InProgressTask,
  PendingTask,
  VerificationTask,
} from '../../../domain/verification-task/verification-task.js';
import type { VerificationTaskRepository } from '../../../application/ports/repositories/verification-task-repository.js';
import type { Database } from '../connection/database.js';
import { fromTaskRow, toTaskRow, type TaskRow } from '../rows/task-row.js';
import { updateVersioned } from './versioned-update.js';

const isPending = (task: VerificationTask): task is PendingTask => task.state === 'pending';
const isInProgress = (task: VerificationTask): task is InProgressTask => task.state === 'in_progress';

export const createTaskRepository = (db: Database): VerificationTaskRepository => {
  const tasks = () => db.from<TaskRow>('tasks');
  return {
    async find(id) {
      const row = await tasks().where({ id }).first();
      return row && fromTaskRow(row);
    },
    async ofVideo(video) {
      const rows = await tasks()
        .where({ video_id: video })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(100);
      return rows.map(fromTaskRow);
    },
    async add(task) {
      await tasks().insert(toTaskRow(task));
    },
    update: (task) => updateVersioned(db, 'tasks', 'task', toTaskRow(task)),
    async waiting(limit, isEscalated = false) {
      const rows = await tasks()
        .where({ state_rank: 0, is_escalated: isEscalated })
        .orderBy([{ column: 'priority', order: 'desc' }, { column: 'created_at' }, { column: 'id' }])
        .limit(limit);
      return rows.map(fromTaskRow).filter(isPending);
    },
    async heldBy(operator) {
      const rows = await tasks().where({ operator_id: operator, state_rank: 1 }).orderBy(['taken_at', 'id']).limit(100);
      return rows.map(fromTaskRow).filter(isInProgress);
    },
    async expired(now, limit) {
      const rows = await tasks().where('lease_expires_at', '<=', now).orderBy(['lease_expires_at', 'id']).limit(limit);
      return rows.map(fromTaskRow).filter(isInProgress);
    },
    async removeOpenOfVideo(video) {
      await tasks().where({ video_id: video }).whereIn('state', ['pending', 'in_progress']).delete();
    },
  };
};
