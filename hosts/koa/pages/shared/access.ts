import type { Actor } from '../../../../domain/user/access.js';
import type { Role } from '../../../../domain/user/user.js';
import { renderError } from '../render-error.js';
import type { PageContext, PageHandler } from './page-context.js';
import { goTo } from './show.js';

export type ActorHandler = (ctx: PageContext, actor: Actor) => Promise<void>;

/** Lets these roles through; strangers are sent to log in and come back, others learn that they may not. */
export const forRoles =
  (allowed: readonly Role[], handle: ActorHandler): PageHandler =>
  async (ctx) => {
    const { actor } = ctx.state;
    if (actor === undefined) {
      const back = ctx.method === 'GET' ? `?next=${encodeURIComponent(ctx.url)}` : '';
      goTo(ctx, `/client/users/login/${back}`);
    } else if (!allowed.includes(actor.role)) renderError(ctx, 403, 'forbidden');
    else await handle(ctx, actor);
  };

export const everyRole: readonly Role[] = ['client', 'operator', 'admin'];
export const owners: readonly Role[] = ['client', 'admin'];
export const verifiers: readonly Role[] = ['operator', 'admin'];
