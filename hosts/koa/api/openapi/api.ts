import Router from '@koa/router';
import { z } from 'zod';
import type { AppState, RouteContext } from '../../http/app-state.js';
import { isKnown } from '../../http/entity-tags.js';
import { problem } from '../../http/problem.js';
import { bodyOf, queryOf } from '../shared/input.js';
import { idempotentRequest } from '../shared/once.js';
import { accesses, type ActorRequest, type AnswerOf, type ApiRequest, type Operation } from './operation.js';

/** Routes and their descriptions in one: what isn't described can't be called. */
export interface Api {
  readonly router: Router<AppState>;
  readonly operations: readonly Operation[];
  /** For people and programs that have logged in. */
  route<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType = z.ZodVoid>(
    operation: Operation<Query, Body, Answer>,
    handle: (request: ActorRequest<Query, Body>) => Promise<AnswerOf<Answer>>,
  ): void;
  /** For everyone. */
  open<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType = z.ZodVoid>(
    operation: Operation<Query, Body, Answer> & { readonly access: 'public' },
    handle: (request: ApiRequest<Query, Body>) => Promise<AnswerOf<Answer>>,
  ): void;
}

const nothing = z.strictObject({});

/** `verifyAnswers`: every answer is held against its schema, and a wrong one is a bug (500). For tests: it costs time. */
export const createApi = ({ verifyAnswers = false }: { readonly verifyAnswers?: boolean } = {}): Api => {
  const router = new Router<AppState>({ prefix: '/api', strict: true });
  const operations: Operation[] = [];

  const add = (operation: Operation, handle: (ctx: RouteContext) => Promise<unknown>): void => {
    operations.push(operation);
    router[operation.method](operation.path, async (ctx) => {
      const answer = await handle(ctx);
      const { status = 200, answer: schema } = operation;
      if (schema === undefined) {
        if (status === 204) ctx.status = 204;
        return;
      }
      if (verifyAnswers) schema.parse(JSON.parse(JSON.stringify(answer)));
      if (ctx.status === 404) ctx.status = status;
      ctx.body = answer;
      if (operation.isTagged && operation.method === 'get') revalidate(ctx);
    });
  };

  /** What has an ETag may be kept, as long as it is asked about each time. */
  const revalidate = (ctx: RouteContext): void => {
    ctx.set('Cache-Control', 'private, no-cache');
    if (isKnown(ctx.get('if-none-match'), ctx.response.get('etag'))) ctx.status = 304;
  };

  const read = <Query extends z.ZodType, Body extends z.ZodType>(
    ctx: RouteContext,
    { query, body }: Operation<Query, Body>,
  ): ApiRequest<Query, Body> => ({
    ctx,
    query: queryOf(ctx, query ?? nothing) as z.output<Query>,
    body: (body === undefined ? undefined : bodyOf(ctx, body)) as z.output<Body>,
  });

  return {
    router,
    operations,
    route(operation, handle) {
      const { access } = operation;
      if (access === 'public') throw new TypeError(`${operation.id} is open to all: use open()`);
      const allowed: readonly string[] = accesses[access];
      add(operation, async (ctx) => {
        const { actor } = ctx.state;
        if (actor === undefined) throw problem('unauthenticated');
        if (!allowed.includes(actor.role)) throw problem('forbidden');
        // Answers are about somebody's own things.
        ctx.set('Cache-Control', 'private, no-store');
        const request = read(ctx, operation);
        const once = operation.isIdempotent && operation.body ? idempotentRequest(ctx, request.body) : undefined;
        return handle({ ...request, actor, ...(once && { once }) });
      });
    },
    open(operation, handle) {
      add(operation, (ctx) => handle(read(ctx, operation)));
    },
  };
};
