import type { TaskId, UserId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { escalateTask, type CommentRequired, type CommentTooLong } from '../../../domain/verification-task/pass-on.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { PendingTask } from '../../../domain/verification-task/verification-task.js';
import type { Links } from '../../ports/links.js';
import type { OutboxJob } from '../../ports/outbox.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';
import { lettersToAdmins } from '../letters-to-admins.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

interface Dependencies extends VerificationDependencies {
  readonly links: Links;
}

/** An operator cannot judge it: the task goes to the admins, who are written to. An admin hands over instead. */
export class EscalateTask {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: TaskId,
    comment: string,
  ): Promise<Result<PendingTask, CommentRequired | CommentTooLong | HoldRefusal | Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    if (actor.role !== 'operator') return refuse({ kind: 'forbidden' });
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, id, now);
      if (!held.ok) return held;
      const escalated = escalateTask(held.value, comment, now);
      if (!escalated.ok) return escalated;
      const written = await tx.tasks.update(escalated.value);
      if (!written.ok) return written;
      await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'task-escalated', { type: 'task', id }, now));
      await tx.outbox.append(await this.#letters(tx, escalated.value, actor.userId));
      return accept({ ...escalated.value, version: escalated.value.version + 1 });
    });
  }

  async #letters(tx: Transaction, task: PendingTask, from: UserId): Promise<readonly OutboxJob[]> {
    const { ids, links } = this.#deps;
    const video = await tx.videos.find(task.videoId);
    const operator = await tx.users.find(from);
    return lettersToAdmins(tx, ids, {
      kind: 'task-escalated',
      videoTitle: video?.title ?? '',
      operatorName: operator?.name ?? '',
      comment: task.passedOn?.comment ?? '',
      link: links.task(task.id),
    });
  }
}
