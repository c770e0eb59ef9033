import type { UserId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import { commentLimit } from '../trigger/trigger-decisions.js';
import { releaseTask } from './task-decisions.js';
import type { InProgressTask, PendingTask } from './verification-task.js';

/** Nobody beats for a colleague who has not opened the task yet: longer than the lease of an open workbench. */
export const handOverLeaseMs = 30 * 60_000;

export interface CommentTooLong {
  readonly kind: 'comment-too-long';
  readonly limit: number;
}

/** Whoever judges next must know what the question is. */
export interface CommentRequired {
  readonly kind: 'comment-required';
}

/** To a colleague by name. It answers an escalation: the task is an operator's again. */
export const handOverTask = (
  task: InProgressTask,
  to: UserId,
  comment: string,
  now: Instant,
): Result<InProgressTask, CommentTooLong> => {
  const said = comment.trim();
  if (said.length > commentLimit) return refuse({ kind: 'comment-too-long', limit: commentLimit });
  return accept({
    ...task,
    operatorId: to,
    takenAt: now,
    leaseExpiresAt: plusMs(now, handOverLeaseMs),
    passedOn: { kind: 'handed-over', by: task.operatorId, comment: said, at: now },
    updatedAt: now,
  });
};

/** Back into the queue, for admins only; what was decided stays decided. */
export const escalateTask = (
  task: InProgressTask,
  comment: string,
  now: Instant,
): Result<PendingTask, CommentTooLong | CommentRequired> => {
  const said = comment.trim();
  if (said === '') return refuse({ kind: 'comment-required' });
  if (said.length > commentLimit) return refuse({ kind: 'comment-too-long', limit: commentLimit });
  return accept({
    ...releaseTask(task, now),
    passedOn: { kind: 'escalated', by: task.operatorId, comment: said, at: now },
  });
};
