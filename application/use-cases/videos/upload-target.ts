import type { ProjectId, UserId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { Transaction } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';

/** The owner of a project into which the actor may put videos; they will be that owner's. */
export const uploadTarget = async (
  tx: Transaction,
  actor: Actor,
  id: ProjectId,
): Promise<Result<UserId, NotFound | Forbidden>> => {
  const project = await tx.projects.find(id);
  if (project === undefined || !canSeeOwned(actor, project.ownerId)) return refuse(notFound('project'));
  return canChangeOwned(actor, project.ownerId) ? accept(project.ownerId) : refuse({ kind: 'forbidden' });
};
