import { shippedLists } from '../../../domain/mention-list/shipped/shipped-lists.js';
import type { Transaction } from '../../ports/unit-of-work.js';

/** Stores the product's own lists; one becomes active unless the installation has loaded its own of that kind. */
export const ensureMentionLists = async (tx: Transaction): Promise<void> => {
  const active = new Map((await tx.mentionLists.active()).map((list) => [list.kind, list]));
  for (const list of shippedLists) {
    if ((await tx.mentionLists.find(list.kind, list.version)) !== undefined) continue;
    await tx.mentionLists.add(list);
    const current = active.get(list.kind);
    // A lost race means that another process has just done the same.
    if (current === undefined || current.origin === 'shipped')
      await tx.mentionLists.activate(list.kind, list.version, current?.version);
  }
};
