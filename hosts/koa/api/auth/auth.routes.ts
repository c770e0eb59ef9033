import type { Services } from '../../services.js';
import { networkOf } from '../../http/client-network.js';
import type { Api } from '../openapi/api.js';
import { valueOf } from '../shared/outcome.js';
import { logOutInput, refreshInput, tokenInput, tokenPairView } from './auth.schema.js';

const tag = 'auth';

export const authRoutes = (api: Api, services: Services): void => {
  const { logIn, issueTokens, refreshTokens, logOut } = services;

  api.open(
    {
      method: 'post',
      path: '/auth/token/',
      id: 'createToken',
      tag,
      summary: { ru: 'Войти: пара токенов', en: 'Log in: a pair of tokens' },
      description: {
        ru: 'После пяти неверных паролей подряд попытки отдыхают: 1, 2, 4, 8, дальше 15 минут (429 и Retry-After).',
        en: 'After five wrong passwords in a row attempts rest for 1, 2, 4, 8, then 15 minutes (429 and Retry-After).',
      },
      access: 'public',
      body: tokenInput,
      answer: tokenPairView,
    },
    async ({ ctx, body: { username, password } }) => {
      const user = valueOf(await logIn.execute({ email: username, password, address: networkOf(ctx.ip) }));
      const pair = await issueTokens.execute(user);
      ctx.set('Cache-Control', 'no-store');
      return { access: pair.access, refresh: pair.refresh };
    },
  );

  api.open(
    {
      method: 'post',
      path: '/auth/token/refresh/',
      id: 'refreshToken',
      tag,
      summary: { ru: 'Обменять токен обновления на новую пару', en: 'Trade the refresh token for a new pair' },
      description: {
        ru: 'Каждый токен обновления действует один раз. Уже обменянный токен, присланный снова, отзывает все токены этого входа; в первые 10 секунд после обмена — только отказ.',
        en: 'Each refresh token works once. One that was traded already and comes again revokes all tokens of that log-in; within 10 seconds of the trade it is only refused.',
      },
      access: 'public',
      body: refreshInput,
      answer: tokenPairView,
    },
    async ({ ctx, body }) => {
      const pair = valueOf(await refreshTokens.execute(body.refresh));
      ctx.set('Cache-Control', 'no-store');
      return { access: pair.access, refresh: pair.refresh };
    },
  );

  api.open(
    {
      method: 'post',
      path: '/auth/logout/',
      id: 'logOut',
      tag,
      summary: { ru: 'Выйти: отозвать токены', en: 'Log out: revoke the tokens' },
      description: {
        ru: 'Отзывает токены обновления этого входа; токен доступа доживает свой час. С all_devices сразу перестают действовать все токены и сессии учётной записи.',
        en: 'Revokes the refresh tokens of this log-in; the access token lives out its hour. With all_devices every token and session of the account ends at once.',
      },
      access: 'public',
      body: logOutInput,
      status: 204,
    },
    async ({ body }) => {
      valueOf(await logOut.execute({ refresh: body.refresh, isEverywhere: body.all_devices }));
    },
  );
};
