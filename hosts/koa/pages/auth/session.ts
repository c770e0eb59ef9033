import type { Instant } from '../../../../domain/shared/instant.js';
import { credentialsFrom } from '../../../../domain/user/change-user.js';
import type { User } from '../../../../domain/user/user.js';
import { sessionOf } from '../../http/sessions.js';
import type { PageContext } from '../shared/page-context.js';

/** What koa-session adds to the data; its published types leave it out. */
interface Regenerating {
  regenerate(done: () => void): void;
}

/** Signs a person in under a session of its own, so that an identifier planted before the log-in is worth nothing. */
export const openSession = async (ctx: PageContext, user: User, now: Instant): Promise<void> => {
  const session = sessionOf(ctx) as (ReturnType<typeof sessionOf> & Regenerating) | undefined;
  if (session === undefined) throw new Error('the session middleware must run before the pages');
  await new Promise<void>((resolve) => session.regenerate(resolve));
  Object.assign(session, { userId: user.id, credentialsFrom: credentialsFrom(user, now) });
};
