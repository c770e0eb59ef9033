import { koaBody } from 'koa-body';
import { listLimits } from '../../../domain/mention-list/list-limits.js';
import { anyText } from './any-text.js';
import { isApi, isUnsafe, type AppContext, type AppMiddleware } from './app-state.js';
import { problem } from './problem.js';
import { isPieceOfUpload } from './tus-protocol.js';

const limitBytes = 1024 * 1024;
/** Registers of tens of thousands of names, from admins only. */
const largeBodies = /^\/api\/mention-lists\/[a-z-]+\/versions\/$/;
const maxDepth = 16;
const patienceMs = 30_000;

const parserUpTo = (jsonLimit: number) =>
  koaBody({
    json: true,
    urlencoded: true,
    text: false,
    multipart: false,
    jsonTypes: ['application/json'],
    urlencodedTypes: ['application/x-www-form-urlencoded'],
    jsonLimit,
    formLimit: limitBytes,
    patchNode: false,
    // Form fields are a flat list of names; brackets and dots in a name mean nothing.
    queryString: { depth: 0, allowDots: false, parameterLimit: 1_000, arrayLimit: 0 },
  });

const parse = parserUpTo(limitBytes);
const parseLarge = parserUpTo(listLimits.fileBytes);

const isLarge = (ctx: AppContext): boolean => ctx.state.actor?.role === 'admin' && largeBodies.test(ctx.path);

/** Bodies of JSON, and of forms on pages; files are read by the upload's route, pieces of files by that of resumable ones. Whatever else is sent is refused. */
export const readBody: AppMiddleware = async (ctx, next) => {
  if (!isUnsafe(ctx) || !hasBody(ctx) || ctx.is('multipart/form-data') !== false || isPieceOfUpload(ctx)) return next();
  const accepted = isApi(ctx) ? ['application/json'] : ['application/json', 'application/x-www-form-urlencoded'];
  if (ctx.is(accepted) === false) throw problem('unsupported-type', { headers: { Accept: accepted.join(', ') } });
  const patience = setTimeout(() => ctx.req.destroy(), patienceMs);
  try {
    await (isLarge(ctx) ? parseLarge : parse)(ctx, async () => undefined);
  } catch (error) {
    throw asProblem(error);
  } finally {
    clearTimeout(patience);
  }
  if (isTooDeep(ctx.request.body)) throw problem('too-deep');
  if (anyText(ctx.request.body, isHalved)) throw problem('invalid-json');
  await next();
};

/** `is` says null when there is no body at all. */
const hasBody = (ctx: AppContext): boolean =>
  ctx.get('transfer-encoding') !== '' || Number(ctx.get('content-length') || 0) > 0;

const asProblem = (error: unknown) => {
  const { status, type } = error as { readonly status?: unknown; readonly type?: unknown };
  if (status === 413 || type === 'entity.too.large') return problem('too-large', { cause: error });
  if (status === 415) return problem('unsupported-type', { cause: error });
  return error instanceof SyntaxError || status === 400 ? problem('invalid-json', { cause: error }) : error;
};

/** Looks level by level, so that the check itself needs no depth. */
const isTooDeep = (value: unknown): boolean => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap(valuesOf);
  }
  return false;
};

/** JSON can spell half of a surrogate pair, which is no character and which no database keeps (RFC 8259 8.2). */
const isHalved = (text: string): boolean => /\p{Surrogate}/u.test(text);

const valuesOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : [];
