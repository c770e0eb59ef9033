import type Router from '@koa/router';
import { passwordMinLength } from '../../../../domain/user/user.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services, WebOptions } from '../../services.js';
import { statusOf } from '../../http/refusal-status.js';
import { closeSession } from '../../http/sessions.js';
import { renderError } from '../render-error.js';
import { field, localAddress, queryText } from '../shared/input.js';
import { homeOf } from '../shared/layout-model.js';
import type { PageContext, PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { openSession } from './session.js';

interface LoginModel {
  readonly email: string;
  readonly next: string;
  readonly error: string | undefined;
  readonly isLoggedOut: boolean;
}

interface RegisterModel {
  readonly email: string;
  readonly name: string;
  readonly minLength: number;
  readonly error: string | undefined;
}

/** Guesses of one address from one place are slowed down whatever the general limits are. */
const guesses = { name: 'log-in', points: 10, windowMs: 5 * 60_000 };
const signUps = { name: 'sign-up', points: 20, windowMs: 3_600_000 };

export const authRoutes = (router: Router<PageState>, services: Services, _options: WebOptions): void => {
  const { logIn, registerUser, rateLimiter, clock } = services;

  const isTooOften = async (ctx: PageContext, key: string, policy: typeof guesses): Promise<boolean> => {
    const verdict = await rateLimiter.consume(`${policy.name}:${key}`, policy);
    if (verdict.isAllowed) return false;
    ctx.set('Retry-After', String(Math.ceil(verdict.resetMs / 1000)));
    renderError(ctx, 429, 'rate-limited');
    return true;
  };

  const showLogin = (ctx: PageContext, model: Partial<LoginModel>, status = 200): void =>
    show(ctx, 'auth/login', { email: '', next: '', error: undefined, isLoggedOut: false, ...model }, status);

  router.get('/client/users/login/', async (ctx) => {
    if (ctx.state.actor !== undefined) return goTo(ctx, homeOf(ctx.state.actor.role));
    showLogin(ctx, { next: localAddress(queryText(ctx, 'next'), ''), isLoggedOut: queryText(ctx, 'out') === '1' });
  });

  router.post('/client/users/login/', async (ctx) => {
    const email = field(ctx, 'email').trim().toLowerCase();
    const next = localAddress(field(ctx, 'next'), '');
    if (await isTooOften(ctx, `${ctx.ip}:${email.slice(0, 254)}`, guesses)) return;
    const result = await logIn.execute({ email, password: field(ctx, 'password') });
    if (!result.ok)
      return showLogin(
        ctx,
        { email, next, error: refusalText(ctx.state.locale, result.refusal) },
        statusOf(result.refusal),
      );
    await openSession(ctx, result.value, clock.now());
    goTo(ctx, next === '' ? homeOf(result.value.role) : next);
  });

  router.post('/client/users/logout/', async (ctx) => {
    closeSession(ctx);
    goTo(ctx, '/client/users/login/?out=1');
  });

  const showRegister = (ctx: PageContext, model: Partial<RegisterModel>, status = 200): void =>
    show(
      ctx,
      'auth/register',
      { email: '', name: '', error: undefined, minLength: passwordMinLength, ...model },
      status,
    );

  router.get('/client/users/register/', async (ctx) => {
    if (ctx.state.actor !== undefined) return goTo(ctx, homeOf(ctx.state.actor.role));
    showRegister(ctx, {});
  });

  router.post('/client/users/register/', async (ctx) => {
    if (await isTooOften(ctx, ctx.ip, signUps)) return;
    const { locale } = ctx.state;
    const command = { email: field(ctx, 'email'), name: field(ctx, 'name'), password: field(ctx, 'password') };
    const result = await registerUser.execute({ ...command, locale, role: 'client' });
    if (!result.ok) {
      const { email, name } = command;
      return showRegister(ctx, { email, name, error: refusalText(locale, result.refusal) }, statusOf(result.refusal));
    }
    await openSession(ctx, result.value, clock.now());
    goTo(ctx, homeOf('client'));
  });
};
