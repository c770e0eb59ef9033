import { accept, refuse } from '../../../../domain/shared/result.js';
import type { OperatorLabelRepository } from '../../../../application/ports/repositories/operator-label-repository.js';
import type { OperatorLog } from '../../../../application/ports/repositories/operator-log.js';
import type { UserRepository } from '../../../../application/ports/repositories/user-repository.js';
import type { Draft } from '../draft.js';
import { by } from './order.js';
import { assertUnique, insert, update } from './rows.js';

export const createUserRepository = (draft: Draft): UserRepository => ({
  find: async (id) => draft.get('users', id),
  findByEmail: async (email) => draft.rows('users').find((user) => user.email === email),
  async add(user) {
    if (draft.rows('users').some((other) => other.email === user.email)) return refuse({ kind: 'email-taken' });
    insert(draft, 'users', user);
    return accept(undefined);
  },
  openAdmins: async () =>
    draft
      .rows('users')
      .filter((user) => user.role === 'admin' && user.isActive)
      .slice(0, 100)
      .map((user) => user.id),
  async update(user) {
    const isTaken = draft.rows('users').some((other) => other.email === user.email && other.id !== user.id);
    const result = update(draft, 'users', 'user', user);
    if (result.ok) assertUnique(isTaken, `user ${user.email}`);
    return result;
  },
});

export const createLabelRepository = (draft: Draft): OperatorLabelRepository => ({
  async add(label) {
    insert(draft, 'labels', label, { videos: label.videoId });
  },
  ofTask: async (task) =>
    draft
      .rows('labels')
      .filter((label) => label.taskId === task)
      .sort(
        by(
          (label) => label.createdAt,
          (label) => label.id,
        ),
      ),
});

export const createOperatorLog = (draft: Draft): OperatorLog => ({
  async add(entry) {
    insert(draft, 'operatorLog', entry);
  },
  ofSubject: async (id) =>
    draft
      .rows('operatorLog')
      .filter((entry) => entry.subjectId === id)
      .sort(
        by(
          (entry) => entry.at,
          (entry) => entry.id,
        ),
      )
      .slice(0, 1_000),
});
