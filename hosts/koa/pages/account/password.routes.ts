import type Router from '@koa/router';
import { passwordResetLifeMs } from '../../../../domain/user/password-reset.js';
import { passwordMaxLength, passwordMinLength } from '../../../../domain/user/user.js';
import { networkOf } from '../../http/client-network.js';
import { retryAfter } from '../../http/problem.js';
import { countPasswordReset } from '../../http/rate-limits.js';
import { statusOf, type AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { openSession } from '../auth/session.js';
import { everyRole, forRoles } from '../shared/access.js';
import { field, queryText } from '../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';

const lengths = { minLength: passwordMinLength, maxLength: passwordMaxLength };

/** A lost password, a new one from a letter, and a changed one. */
export const passwordRoutes = (router: Router<PageState>, services: Services): void => {
  const { requestPasswordReset, resetPassword, changePassword, clock } = services;

  /** Says why, above the form; the status is that of the refusal. */
  const errorOf = (ctx: PageContext, refusal: AnyUseCaseRefusal): string => {
    if (refusal.kind === 'too-many-attempts') ctx.set('Retry-After', retryAfter(refusal));
    return refusalText(ctx.state.locale, refusal);
  };

  const showReset = (ctx: PageContext, model: object, status = 200): void =>
    show(ctx, 'account/password-reset', { email: '', error: undefined, isSent: false, ...model }, status);

  router.get('/client/users/password_reset/', async (ctx) => showReset(ctx, {}));

  router.post('/client/users/password_reset/', async (ctx) => {
    const email = field(ctx, 'email');
    await countPasswordReset(ctx, services, email);
    const result = await requestPasswordReset.execute({ email });
    if (!result.ok) return showReset(ctx, { email, error: errorOf(ctx, result.refusal) }, statusOf(result.refusal));
    showReset(ctx, { isSent: true, validMinutes: passwordResetLifeMs / 60_000 });
  });

  const showConfirm = (ctx: PageContext, token: string, error: string | undefined, status = 200): void =>
    show(ctx, 'account/password-reset-confirm', { ...lengths, token, error, isLinkGood: token !== '' }, status);

  router.get('/client/users/password_reset/confirm/', async (ctx) => {
    const token = queryText(ctx, 'token').slice(0, 512);
    const { t } = wordsOf(ctx.state.locale);
    showConfirm(ctx, token, token === '' ? t('passwordReset.noToken') : undefined);
  });

  router.post('/client/users/password_reset/confirm/', async (ctx) => {
    const token = field(ctx, 'token').slice(0, 512);
    const result = await resetPassword.execute({ secret: token, password: field(ctx, 'password') });
    if (result.ok) return goTo(ctx, '/client/users/login/?done=password');
    const { refusal } = result;
    showConfirm(ctx, refusal.kind === 'invalid-reset-link' ? '' : token, errorOf(ctx, refusal), statusOf(refusal));
  });

  const showChange = (ctx: PageContext, error: string | undefined, status = 200): void =>
    show(ctx, 'account/password-change', { ...lengths, error, email: ctx.state.user?.email }, status);

  router.get(
    '/client/users/password_change/',
    forRoles(everyRole, async (ctx) => showChange(ctx, undefined)),
  );

  router.post(
    '/client/users/password_change/',
    forRoles(everyRole, async (ctx, actor) => {
      const passwords = { oldPassword: field(ctx, 'old_password'), newPassword: field(ctx, 'new_password') };
      const result = await changePassword.execute(actor, { ...passwords, address: networkOf(ctx.ip) });
      if (!result.ok) return showChange(ctx, errorOf(ctx, result.refusal), statusOf(result.refusal));
      // The old session is void like all others; whoever just proved who they are gets a new one.
      await openSession(ctx, result.value, clock.now());
      goTo(ctx, '/client/users/profile/?done=password');
    }),
  );
};
