import type { UserId } from '../shared/ids.js';
import type { Role } from './user.js';

/** Who asks: the identity and role under which every use case decides. */
export interface Actor {
  readonly userId: UserId;
  readonly role: Role;
}

/** `undefined`: rows of every owner are visible; otherwise only those of this owner. Clients see their own. */
export const ownerScope = (actor: Actor): UserId | undefined => (actor.role === 'client' ? actor.userId : undefined);

export const canSeeOwned = (actor: Actor, ownerId: UserId): boolean =>
  actor.role !== 'client' || actor.userId === ownerId;

/** Clients change their own things, admins everything, operators none of the clients' things. */
export const canChangeOwned = (actor: Actor, ownerId: UserId): boolean =>
  actor.role === 'admin' || (actor.role === 'client' && actor.userId === ownerId);

export const canVerify = (actor: Actor): boolean => actor.role === 'operator' || actor.role === 'admin';
