import { answersTo } from '../../../../domain/age-rating/age-answers.js';
import type { AnswerCommand } from '../../../../domain/age-rating/answer-questions.js';
import { taskId } from '../../../../domain/shared/ids.js';
import type { z } from 'zod';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { valueOf } from '../shared/outcome.js';
import { presentRatedTask } from './age-rating.presenter.js';
import { ageAnswersInput, questionOf, taskAgeRatingView } from './age-rating.schema.js';

const tag = 'verification-tasks';

/** The age mark of a task's video as it stands, and the operator's answers that make it. */
export const ageRatingRoutes = (api: Api, { readAgeRating, answerAgeQuestions }: Services): void => {
  api.route(
    {
      method: 'get',
      path: '/verification-tasks/:id/age-rating/',
      id: 'getAgeRating',
      tag,
      summary: {
        ru: 'Возрастная маркировка: знак, причины, вопросы, что изменить',
        en: 'Age rating: the mark, its reasons, the questions, what to change',
      },
      access: 'verifiers',
      answer: taskAgeRatingView,
    },
    async ({ ctx, actor }) => presentRatedTask(valueOf(await readAgeRating.execute(actor, idOf(ctx, taskId)))),
  );

  api.route(
    {
      method: 'patch',
      path: '/verification-tasks/:id/age-rating/',
      id: 'answerAgeQuestions',
      tag,
      summary: { ru: 'Ответить на вопросы о сценах', en: 'Answer questions about the scenes' },
      description: {
        ru: 'Только тот, кто держит задачу. Принимаются все ответы или ни один.',
        en: 'Only who holds the task. All answers are taken, or none.',
      },
      access: 'verifiers',
      body: ageAnswersInput,
      answer: taskAgeRatingView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body: { version, answers } }) => {
      const command = {
        taskId: idOf(ctx, taskId),
        answers: answers.map(commandOf),
        ...(version !== undefined && { seenVersion: version }),
      };
      return presentRatedTask(valueOf(await answerAgeQuestions.execute(actor, command)));
    },
  );
};

const commandOf = (given: z.output<typeof ageAnswersInput>['answers'][number]): AnswerCommand => {
  const question = questionOf(given.question);
  if (question === undefined) throw new TypeError(`${given.question} passed the schema but is no question`);
  const { category, trigger } = given;
  return {
    scope: trigger
      ? { kind: 'trigger', triggerId: trigger }
      : category
        ? { kind: 'category', category }
        : { kind: 'video' },
    question,
    answer: answersTo(question).find((answer) => answer === given.answer),
  };
};
