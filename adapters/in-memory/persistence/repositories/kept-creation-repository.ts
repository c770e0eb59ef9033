import type { KeptCreationRepository } from '../../../../application/ports/repositories/kept-creation-repository.js';
import type { Draft } from '../draft.js';
import { by } from './order.js';

export const createKeptCreationRepository = (draft: Draft): KeptCreationRepository => ({
  async claim(creation) {
    const id = `${creation.ownerId} ${creation.key}`;
    const earlier = draft.get('keptCreations', id);
    if (earlier === undefined) draft.put('keptCreations', id, creation);
    return earlier;
  },
  async forget(before, limit) {
    const due = draft
      .rows('keptCreations')
      .filter(({ createdAt }) => createdAt < before)
      .sort(by((creation) => creation.createdAt))
      .slice(0, limit);
    return draft.removeWhere('keptCreations', (creation) => due.includes(creation));
  },
});
