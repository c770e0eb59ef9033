import type { Actor } from '../../../../domain/user/access.js';
import type { Role } from '../../../../domain/user/user.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';

export type ActorHandler = (ctx: RouteContext, actor: Actor) => Promise<void>;

/** Who gets past the door; what they may do with a thing behind it is for the use cases and queries to say. */
const letIn =
  (allowed: readonly Role[]) =>
  (handle: ActorHandler) =>
  async (ctx: RouteContext): Promise<void> => {
    const { actor } = ctx.state;
    if (actor === undefined) throw problem('unauthenticated');
    if (!allowed.includes(actor.role)) throw problem('forbidden');
    // Answers are about somebody's own things.
    ctx.set('Cache-Control', 'private, no-store');
    await handle(ctx, actor);
  };

export const signedIn = letIn(['client', 'operator', 'admin']);
export const verifiers = letIn(['operator', 'admin']);
export const admins = letIn(['admin']);
