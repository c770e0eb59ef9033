import type { TaskId, TriggerId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import { heldTask, type HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../domain/verification-task/verification-task.js';
import type { Transaction } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';

/** The task as the actor holds it now. */
export const heldTaskOf = async (
  tx: Transaction,
  actor: Actor,
  id: TaskId,
  now: Instant,
): Promise<Result<InProgressTask, HoldRefusal | NotFound>> => {
  const task = await tx.tasks.find(id);
  return task === undefined ? refuse(notFound('task')) : heldTask(task, actor.userId, now);
};

/** A trigger of the task that the actor holds now. */
export const heldTrigger = async (
  tx: Transaction,
  actor: Actor,
  id: TriggerId,
  now: Instant,
): Promise<Result<{ readonly task: InProgressTask; readonly trigger: Trigger }, HoldRefusal | NotFound>> => {
  const trigger = await tx.triggers.find(id);
  if (trigger === undefined) return refuse(notFound('trigger'));
  const tasks = await tx.tasks.ofVideo(trigger.videoId);
  const task = tasks.find((one) => one.executionId === trigger.executionId);
  if (task === undefined) return refuse(notFound('task'));
  const held = heldTask(task, actor.userId, now);
  return held.ok ? accept({ task: held.value, trigger }) : held;
};
