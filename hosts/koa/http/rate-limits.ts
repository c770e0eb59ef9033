import type { UserId } from '../../../domain/shared/ids.js';
import type { RatePolicy, RateVerdict } from '../../../application/index.js';
import type { Services, WebOptions } from '../services.js';
import { isApi, isUnsafe, type AppContext, type AppMiddleware } from './app-state.js';
import { networkOf } from './client-network.js';
import { problem } from './problem.js';

const hourMs = 3_600_000;

/** Letters that can be asked for one mailbox, whether or not it has an account, and from one network. */
const resetsOfAccount: RatePolicy = { name: 'password-reset-account', points: 3, windowMs: hourMs };
const resetsOfNetwork: RatePolicy = { name: 'password-reset-network', points: 20, windowMs: hourMs };
const signUps: RatePolicy = { name: 'sign-up', points: 20, windowMs: hourMs };

/** Messages that one person has sent to their own webhooks at once: tests and repetitions. */
const webhookMessages: RatePolicy = { name: 'webhook-message', points: 60, windowMs: hourMs };

type Limits = Pick<Services, 'rateLimiter' | 'logger'>;

const uploads = /^\/(?:api\/(?:videos|uploads)|client\/videos\/upload)\/$/;
const pieces = /^\/api\/uploads\/[^/]+\/$/;

/** Pieces of resumable uploads: a large file in small pieces, after many interruptions, and several of those at once. */
const uploadPieces: RatePolicy = { name: 'upload-piece', points: 20_000, windowMs: hourMs };

const analyses = /^\/(?:(?:api|client)\/videos\/[^/]+\/analyze|api\/pipeline-executions\/[^/]+\/retry)\/?$/;

/**
 * Budgets an hour. A signed-in person's counts calls of the API; a guest's counts those and everything that changes something.
 * Pages that are only read and the health check, which balancers ask all day, are free.
 */
export const limitRates = ({ rateLimiter, logger }: Services, { rates }: WebOptions): AppMiddleware => {
  const user: RatePolicy = { name: 'user', points: rates.user, windowMs: hourMs };
  const guest: RatePolicy = { name: 'anonymous', points: rates.anonymous, windowMs: hourMs };
  const upload: RatePolicy = { name: 'upload', points: rates.upload, windowMs: hourMs };
  const analysis: RatePolicy = { name: 'analysis', points: rates.analysis, windowMs: hourMs };

  const due = (ctx: AppContext): readonly (readonly [string, RatePolicy])[] => {
    const { actor } = ctx.state;
    if (ctx.path === '/api/health/') return [];
    if (actor === undefined) return isApi(ctx) || isUnsafe(ctx) ? [[ctx.ip, guest]] : [];
    if (pieces.test(ctx.path) && ['HEAD', 'PATCH'].includes(ctx.method)) return [[actor.userId, uploadPieces]];
    const own: (readonly [string, RatePolicy])[] = isApi(ctx) ? [[actor.userId, user]] : [];
    if (ctx.method === 'POST' && uploads.test(ctx.path)) own.push([actor.userId, upload]);
    if (ctx.method === 'POST' && analyses.test(ctx.path)) own.push([actor.userId, analysis]);
    return own;
  };

  return async (ctx, next) => {
    for (const [key, policy] of due(ctx)) await take(ctx, { rateLimiter, logger }, key, policy);
    await next();
  };
};

/** Throws when too many letters with links to a new password were asked for. */
export const countPasswordReset = async (ctx: AppContext, limits: Limits, email: string): Promise<void> => {
  await take(ctx, limits, networkOf(ctx.ip), resetsOfNetwork);
  await take(ctx, limits, email.trim().toLowerCase().slice(0, 254), resetsOfAccount);
};

/** Throws when too many accounts were made from one network. */
export const countSignUp = (ctx: AppContext, limits: Limits): Promise<void> =>
  take(ctx, limits, networkOf(ctx.ip), signUps);

/** Throws when too many messages to webhooks were asked for. */
export const countWebhookMessage = (ctx: AppContext, limits: Limits, user: UserId): Promise<void> =>
  take(ctx, limits, user, webhookMessages);

/** Takes a point from a budget; throws when there was none left. A limiter that is down must not take the whole site down with it. */
const take = async (ctx: AppContext, limits: Limits, key: string, policy: RatePolicy): Promise<void> => {
  const verdict = await limits.rateLimiter.consume(key, policy).catch((error: unknown) => {
    limits.logger.error('the rate limiter does not answer', { request_id: ctx.state.requestId, error });
    return undefined;
  });
  if (verdict !== undefined) apply(ctx, policy, verdict);
};

const apply = (ctx: AppContext, policy: RatePolicy, verdict: RateVerdict): void => {
  const resetS = String(Math.ceil(verdict.resetMs / 1000));
  ctx.set('RateLimit-Limit', String(policy.points));
  ctx.set('RateLimit-Remaining', String(Math.max(0, verdict.remaining)));
  ctx.set('RateLimit-Reset', resetS);
  if (!verdict.isAllowed) throw problem('rate-limited', { headers: { 'Retry-After': resetS } });
};
