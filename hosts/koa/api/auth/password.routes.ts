import { passwordResetLifeMs } from '../../../../domain/user/password-reset.js';
import type { Services } from '../../services.js';
import { networkOf } from '../../http/client-network.js';
import { countPasswordReset } from '../../http/rate-limits.js';
import type { Api } from '../openapi/api.js';
import { valueOf } from '../shared/outcome.js';
import {
  passwordChangeInput,
  passwordResetConfirmInput,
  passwordResetInput,
  passwordResetView,
  tokenPairView,
} from './auth.schema.js';

const tag = 'auth';

export const passwordRoutes = (api: Api, services: Services): void => {
  const { requestPasswordReset, resetPassword, changePassword, issueTokens } = services;

  api.open(
    {
      method: 'post',
      path: '/auth/password/reset/',
      id: 'requestPasswordReset',
      tag,
      summary: { ru: 'Письмо со ссылкой для нового пароля', en: 'A letter with a link to a new password' },
      description: {
        ru: 'Ответ один и тот же, есть такая учётная запись или нет. Ссылка действует час и один раз.',
        en: 'The answer is the same whether there is such an account or not. The link works once, for an hour.',
      },
      access: 'public',
      body: passwordResetInput,
      status: 202,
      answer: passwordResetView,
    },
    async ({ ctx, body: { email } }) => {
      await countPasswordReset(ctx, services, email);
      valueOf(await requestPasswordReset.execute({ email }));
      return { valid_minutes: passwordResetLifeMs / 60_000 };
    },
  );

  api.open(
    {
      method: 'post',
      path: '/auth/password/reset/confirm/',
      id: 'confirmPasswordReset',
      tag,
      summary: { ru: 'Задать новый пароль по ссылке из письма', en: 'Set a new password with the link of the letter' },
      access: 'public',
      body: passwordResetConfirmInput,
      status: 204,
    },
    async ({ body: { token, password } }) => {
      valueOf(await resetPassword.execute({ secret: token, password }));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/auth/password/change/',
      id: 'changePassword',
      tag,
      summary: { ru: 'Сменить пароль', en: 'Change the password' },
      description: {
        ru: 'Все прежние токены и сессии перестают действовать; ответ — новая пара.',
        en: 'Every token and session made before ends; the answer is a new pair.',
      },
      access: 'members',
      body: passwordChangeInput,
      answer: tokenPairView,
      refusals: [404, 409],
    },
    async ({ ctx, actor, body }) => {
      const command = { oldPassword: body.old_password, newPassword: body.new_password };
      const user = valueOf(await changePassword.execute(actor, { ...command, address: networkOf(ctx.ip) }));
      const pair = await issueTokens.execute(user);
      return { access: pair.access, refresh: pair.refresh };
    },
  );
};
