import type { User } from '../../../../domain/user/user.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { PageContext } from '../shared/page-context.js';

/** Signs a person in under a session of its own, so that an identifier planted before the log-in is worth nothing. */
export const openSession = async (ctx: PageContext, user: User, now: Instant): Promise<void> => {
  const { session } = ctx;
  if (session === null) throw new Error('the session middleware must run before the pages');
  await new Promise<void>((resolve) => (session.regenerate ? session.regenerate(() => resolve()) : resolve()));
  Object.assign(ctx.session ?? {}, { userId: user.id, credentialsFrom: now });
};

export const closeSession = (ctx: PageContext): void => {
  ctx.session = null;
};
