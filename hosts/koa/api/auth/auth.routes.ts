import { countLogIn } from '../../http/rate-limits.js';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { valueOf } from '../shared/outcome.js';
import { refreshInput, tokenInput, tokenPairView } from './auth.schema.js';

const tag = 'auth';

export const authRoutes = (api: Api, services: Services): void => {
  const { logIn, refreshTokens, tokens, rateLimiter, clock } = services;

  api.open(
    {
      method: 'post',
      path: '/auth/token/',
      id: 'createToken',
      tag,
      summary: { ru: 'Войти: пара токенов', en: 'Log in: a pair of tokens' },
      access: 'public',
      body: tokenInput,
      answer: tokenPairView,
    },
    async ({ ctx, body: { username, password } }) => {
      await countLogIn(ctx, rateLimiter, username);
      const user = valueOf(await logIn.execute({ email: username, password }));
      const pair = await tokens.issue({ userId: user.id, role: user.role }, clock.now());
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
};
