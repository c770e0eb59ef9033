import type Router from '@koa/router';
import type { RatedTask } from '../../../../../application/index.js';
import { ageQuestions, answersTo } from '../../../../../domain/age-rating/age-answers.js';
import type { AnswerCommand } from '../../../../../domain/age-rating/answer-questions.js';
import { taskId } from '../../../../../domain/shared/ids.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles, verifiers } from '../../shared/access.js';
import { field, idParam, oneOf, queryText } from '../../shared/input.js';
import { isFragmentRequest, wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { showRefusal } from '../../shared/refused.js';
import { goTo, show } from '../../shared/show.js';
import { ageBenchView } from './age-bench-view.js';
import { scopeOf } from './scope-code.js';

/** The age panel of the workbench: questions about the scenes, saved as they are answered. */
export const ageRoutes = (router: Router<PageState>, { readAgeRating, answerAgeQuestions }: Services): void => {
  const showPanel = (ctx: PageContext, rated: RatedTask, scene: string): void =>
    show(ctx, isFragmentRequest(ctx) ? 'operators/age/age-fragment' : 'operators/age/age-page', {
      age: ageBenchView(rated, scene, wordsOf(ctx.state.locale)),
    });

  router.get(
    '/client/operators/workspace/:task/age/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const rated = await readAgeRating.execute(actor, id);
      if (!rated.ok) return showRefusal(ctx, rated.refusal);
      showPanel(ctx, rated.value, queryText(ctx, 'scene'));
    }),
  );

  router.post(
    '/client/operators/workspace/:task/age/',
    forRoles(verifiers, async (ctx, actor) => {
      const id = idParam(ctx, 'task', taskId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const command = commandOf(ctx);
      if (command === undefined) return renderError(ctx, 400, 'bad-request');
      const seen = Number.parseInt(field(ctx, 'version'), 10);
      const answered = await answerAgeQuestions.execute(actor, {
        taskId: id,
        answers: [command],
        ...(!Number.isNaN(seen) && { seenVersion: seen }),
      });
      if (!answered.ok) return showRefusal(ctx, answered.refusal);
      const scene = field(ctx, 'scene');
      if (isFragmentRequest(ctx)) return showPanel(ctx, answered.value, scene);
      goTo(ctx, `/client/operators/workspace/${id}/age/?scene=${encodeURIComponent(scene)}`);
    }),
  );
};

const commandOf = (ctx: PageContext): AnswerCommand | undefined => {
  const scope = scopeOf(field(ctx, 'scope'));
  const question = oneOf(ageQuestions, field(ctx, 'question'));
  const text = field(ctx, 'answer');
  if (scope === undefined || question === undefined) return undefined;
  const answer = answersTo(question).find((one) => String(one) === text);
  return answer === undefined && text !== '' ? undefined : { scope, question, answer };
};
