import type Router from '@koa/router';
import { passwordMinLength } from '../../../../domain/user/user.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { networkOf } from '../../http/client-network.js';
import { retryAfter } from '../../http/problem.js';
import { countSignUp } from '../../http/rate-limits.js';
import { statusOf } from '../../http/refusal-status.js';
import { closeSession } from '../../http/sessions.js';
import { field, localAddress, oneOf, queryText } from '../shared/input.js';
import { homeOf } from '../shared/layout-model.js';
import type { PageContext, PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { openSession } from './session.js';

interface LoginModel {
  readonly email: string;
  readonly next: string;
  readonly error: string | undefined;
  readonly done: 'logged-out' | 'password' | undefined;
}

interface RegisterModel {
  readonly email: string;
  readonly name: string;
  readonly minLength: number;
  readonly error: string | undefined;
}

export const authRoutes = (router: Router<PageState>, services: Services): void => {
  const { logIn, registerUser, clock } = services;

  const showLogin = (ctx: PageContext, model: Partial<LoginModel>, status = 200): void =>
    show(ctx, 'auth/login', { email: '', next: '', error: undefined, done: undefined, ...model }, status);

  router.get('/client/users/login/', async (ctx) => {
    if (ctx.state.actor !== undefined) return goTo(ctx, homeOf(ctx.state.actor.role));
    const done = queryText(ctx, 'out') === '1' ? 'logged-out' : oneOf(['password'], queryText(ctx, 'done'));
    showLogin(ctx, { next: localAddress(queryText(ctx, 'next'), ''), done });
  });

  router.post('/client/users/login/', async (ctx) => {
    const email = field(ctx, 'email').trim().toLowerCase();
    const next = localAddress(field(ctx, 'next'), '');
    const result = await logIn.execute({ email, password: field(ctx, 'password'), address: networkOf(ctx.ip) });
    if (!result.ok) {
      const { refusal } = result;
      if (refusal.kind === 'too-many-attempts') ctx.set('Retry-After', retryAfter(refusal));
      return showLogin(ctx, { email, next, error: refusalText(ctx.state.locale, refusal) }, statusOf(refusal));
    }
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
    await countSignUp(ctx, services);
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
