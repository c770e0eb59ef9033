import type Router from '@koa/router';
import type { AppState } from '../../http/app-state.js';
import { countLogIn } from '../../http/rate-limits.js';
import type { Services } from '../../services.js';
import { bodyOf } from '../shared/input.js';
import { valueOf } from '../shared/outcome.js';
import { refreshInput, tokenInput } from './auth.schema.js';

export const authRoutes = (router: Router<AppState>, services: Services): void => {
  const { logIn, refreshTokens, tokens, rateLimiter, clock } = services;

  router.post('/auth/token/', async (ctx) => {
    const { username, password } = bodyOf(ctx, tokenInput);
    await countLogIn(ctx, rateLimiter, username);
    const user = valueOf(await logIn.execute({ email: username, password }));
    const pair = await tokens.issue({ userId: user.id, role: user.role }, clock.now());
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { access: pair.access, refresh: pair.refresh };
  });

  router.post('/auth/token/refresh/', async (ctx) => {
    const pair = valueOf(await refreshTokens.execute(bodyOf(ctx, refreshInput).refresh));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { access: pair.access, refresh: pair.refresh };
  });
};
