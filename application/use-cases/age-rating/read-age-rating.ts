import type { TaskId } from '../../../domain/shared/ids.js';
import { refuse, type Result } from '../../../domain/shared/result.js';
import { canVerify, type Actor } from '../../../domain/user/access.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { rateTask, type RatedTask } from './rate-task.js';

/** What the age mark of a task's video would be now, why, and what is still to be asked. For everybody who verifies. */
export class ReadAgeRating {
  readonly #deps: { readonly unitOfWork: UnitOfWork };

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: TaskId): Promise<Result<RatedTask, NotFound | Forbidden>> {
    if (!canVerify(actor)) return refuse({ kind: 'forbidden' });
    return this.#deps.unitOfWork.run(async (tx) => {
      const task = await tx.tasks.find(id);
      return task === undefined ? refuse(notFound('task')) : rateTask(tx, task);
    });
  }
}
