import {
  answerQuestions,
  type AnswerCommand,
  type AnswerRefusal,
} from '../../../domain/age-rating/answer-questions.js';
import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import type { TaskId } from '../../../domain/shared/ids.js';
import { refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import type { VerificationDependencies } from '../verification/dependencies.js';
import { heldTaskOf } from '../verification/held-trigger.js';
import { operatorLogLine } from '../verification/operator-log-line.js';
import { rateTask, type RatedTask } from './rate-task.js';

export interface AnswerAgeQuestionsCommand {
  readonly taskId: TaskId;
  readonly answers: readonly AnswerCommand[];
  /** The version of the answers that the operator saw; a newer one is refused as stale. Left out, the newest is changed. */
  readonly seenVersion?: number;
}

/** The holder of a task says what a scene is like. All answers of a command are taken or none; each one is logged. */
export class AnswerAgeQuestions {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  /** Returns the rating that the answers make. */
  async execute(
    actor: Actor,
    command: AnswerAgeQuestionsCommand,
  ): Promise<Result<RatedTask, AnswerRefusal | HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    const { taskId, answers, seenVersion } = command;
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, taskId, now);
      if (!held.ok) return held;
      const before = await rateTask(tx, held.value);
      if (!before.ok) return before;
      const { sheet, asked } = before.value;
      if (seenVersion !== undefined && seenVersion !== sheet.version)
        return refuse({ kind: 'stale-write', subject: 'age-answers', id: taskId });
      const answered = answerQuestions(sheet, answers, asked, actor.userId, now);
      if (!answered.ok) return answered;
      if (answered.value.changed.length === 0) return before;
      const written = await tx.ageAnswers.write(answered.value.sheet);
      if (!written.ok) return written;
      for (const change of answered.value.changed)
        await tx.operatorLog.add(
          operatorLogLine(ids, actor.userId, 'age-answered', { type: 'task', id: taskId }, now, detailsOf(change)),
        );
      return rateTask(tx, held.value);
    });
  }
}

const detailsOf = ({ scope, question, answer }: AnswerCommand): OperatorLogEntry['details'] => ({
  question,
  ...(scope.kind === 'category' && { category: scope.category }),
  ...(scope.kind === 'trigger' && { trigger: scope.triggerId }),
  ...(answer === undefined ? { isTakenBack: true } : { answer }),
});
