import {
  MediaFault,
  PersistenceFault,
  SchedulingFault,
  StorageFault,
  type Logger,
} from '../../../application/index.js';
import type { Locale } from '../../../domain/user/user.js';
import { refusalText } from '../i18n/refusal-text.js';
import { hasText } from '../i18n/translator.js';
import { renderError } from '../pages/render-error.js';
import { isApi, type AppContext, type AppMiddleware } from './app-state.js';
import { problem, Problem } from './problem.js';
import { fieldOfCode, problemTexts, titleOf, type ProblemCode } from './problem-codes.js';
import { fieldOf } from './refusal-status.js';

/**
 * Turns whatever a request ends with into an answer: RFC 9457 for the API, a page for people, a line of text elsewhere.
 * Used twice: inside the session, so that an error page can carry its token, and around everything.
 */
export const answerErrors =
  (logger: Logger): AppMiddleware =>
  async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 405 || ctx.status === 501) throw problem('method-not-allowed');
      // Koa's 404 stands until somebody answers.
      if (ctx.status === 404 && (ctx.body === undefined || ctx.body === null)) throw problem('not-found');
    } catch (error) {
      const known = toProblem(error);
      if (known.status >= 500)
        logger.error('request failed', { request_id: ctx.state.requestId, path: ctx.path, code: known.code, error });
      if (ctx.headerSent) return;
      ctx.status = known.status;
      if (!ctx.writable) return;
      answer(ctx, known, logger);
    }
  };

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof PersistenceFault || error instanceof StorageFault) return retryLater(error);
  if (error instanceof SchedulingFault || error instanceof MediaFault) return retryLater(error);
  if (isExposed(error)) return new Problem(error.status, codeOf(error.status), { cause: error });
  return problem('internal', { cause: error });
};

/** The shape of http-errors, which Koa and its parsers throw from several copies of that package. */
const isExposed = (error: unknown): error is Error & { readonly status: number } =>
  error instanceof Error &&
  'expose' in error &&
  error.expose === true &&
  'status' in error &&
  Number(error.status) < 500;

const retryLater = (cause: unknown): Problem => problem('unavailable', { cause, headers: { 'Retry-After': '30' } });

const codeOf = (status: number): ProblemCode => {
  const codes = Object.keys(problemTexts) as ProblemCode[];
  return codes.find((code) => problemTexts[code].status === status) ?? 'bad-request';
};

const answer = (ctx: AppContext, known: Problem, logger: Logger): void => {
  ctx.remove('Content-Disposition');
  ctx.remove('ETag');
  ctx.remove('Last-Modified');
  ctx.set(known.headers);
  if (isApi(ctx)) answerProblem(ctx, known);
  else if (/^\/(?:media|static)\//.test(ctx.path)) answerText(ctx, known);
  else answerPage(ctx, known, logger);
};

const answerProblem = (ctx: AppContext, known: Problem): void => {
  const { locale, requestId } = ctx.state;
  const detail = detailOf(known, locale);
  const field = known.refusal ? fieldOf(known.refusal) : fieldOfCode(known.code);
  const errors = known.errors ?? (field === undefined ? undefined : { [field]: [detail] });
  if (known.status === 401) ctx.set('WWW-Authenticate', 'Bearer');
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Language', locale);
  ctx.body = JSON.stringify({
    type: 'about:blank',
    title: titleOf(known.status, locale),
    status: known.status,
    detail,
    instance: ctx.path,
    code: known.code,
    request_id: requestId,
    ...(errors && { errors }),
    ...existingOf(known),
  });
  ctx.type = 'application/problem+json';
};

/** What a client needs to go on after a duplicate. */
const existingOf = ({ refusal }: Problem): object =>
  refusal?.kind === 'duplicate-video' && 'existingId' in refusal ? { existing_id: refusal.existingId } : {};

const detailOf = (known: Problem, locale: Locale): string => {
  if (known.refusal) return refusalText(locale, known.refusal);
  const text = problemTexts[known.code as ProblemCode] ?? problemTexts['bad-request'];
  return text[locale];
};

const answerText = (ctx: AppContext, known: Problem): void => {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = `${detailOf(known, ctx.state.locale)}\n`;
  ctx.type = 'text/plain; charset=utf-8';
};

const answerPage = (ctx: AppContext, known: Problem, logger: Logger): void => {
  const { locale } = ctx.state;
  const isWorded = known.refusal === undefined && hasText(locale, `error.${known.code}`);
  try {
    renderError(ctx, known.status, known.code, isWorded ? undefined : detailOf(known, locale));
  } catch (error) {
    logger.error('the error page could not be shown', { request_id: ctx.state.requestId, error });
    answerText(ctx, known);
  }
};
