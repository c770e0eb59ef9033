import { taskQuality } from '../../../domain/quality/task-quality.js';
import type { TaskId } from '../../../domain/shared/ids.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import type { CompletedTask } from '../../../domain/verification-task/verification-task.js';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound } from '../refusals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
}

const batch = 100;

/** Of one call; what is left is the next call's. */
const mostTasks = 1_000;

/** A video is seldom judged more than twice; what is older says little about how people judge today. */
const earlierAnalyses = 3;

/** Adds completed tasks to the figures of quality, the oldest first: also those from before there were such figures. */
export class CountQuality {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Returns how many tasks were counted. */
  async execute(signal: AbortSignal): Promise<number> {
    const { unitOfWork } = this.#deps;
    let counted = 0;
    for (let seen = 0; seen < mostTasks; seen += batch) {
      const found = await unitOfWork.run(async (tx) => accept(await tx.quality.uncounted(batch)));
      for (const { id } of found.value) {
        signal.throwIfAborted();
        if (await this.#count(id)) counted++;
      }
      if (found.value.length < batch) break;
    }
    return counted;
  }

  async #count(id: TaskId): Promise<boolean> {
    const result = await this.#deps.unitOfWork.run(async (tx) => {
      const task = await tx.tasks.find(id);
      if (task?.state !== 'completed') return refuse(notFound('task'));
      const quality = taskQuality({
        task,
        triggers: await tx.triggers.ofExecution(task.executionId),
        labels: await tx.labels.ofTask(id),
        log: await tx.operatorLog.ofSubject(id),
        earlier: await earlierTriggers(tx, task),
      });
      return tx.quality.count(id, quality);
    });
    return result.ok;
  }
}

const earlierTriggers = async (tx: Transaction, task: CompletedTask) => {
  const earlier = (await tx.tasks.ofVideo(task.videoId))
    .filter((other): other is CompletedTask => other.state === 'completed')
    .filter(
      ({ id, completedAt }) => completedAt < task.completedAt || (completedAt === task.completedAt && id < task.id),
    )
    .slice(0, earlierAnalyses);
  const triggers = [];
  for (const { executionId } of earlier) triggers.push(await tx.triggers.ofExecution(executionId));
  return triggers;
};
