import { accept } from '../../../domain/shared/result.js';
import type { Role, User } from '../../../domain/user/user.js';
import { aUser } from '../../builders/a-user.js';
import type { WebHarness } from './web-harness.js';

export const password = 'correct horse battery staple';

/** A living account with `password`. */
export const register = async (harness: WebHarness, role: Role, over: Partial<User> = {}): Promise<User> => {
  const user = aUser({ role, passwordHash: await harness.passwords.hash(password), ...over });
  const added = await harness.persistence.unitOfWork.run((tx) => tx.users.add(user));
  if (!added.ok) throw new Error(added.refusal.kind);
  return user;
};

/** The header of somebody who has logged in through the API. */
export const bearer = async (harness: WebHarness, user: User): Promise<Readonly<Record<string, string>>> => {
  const pair = await harness.services.issueTokens.execute(user);
  return { authorization: `Bearer ${pair.access}` };
};

export const updateUser = async (harness: WebHarness, user: User, over: Partial<User>): Promise<void> => {
  await harness.persistence.unitOfWork.run(async (tx) => {
    const written = await tx.users.update({ ...user, ...over });
    return written.ok ? accept(undefined) : written;
  });
};
