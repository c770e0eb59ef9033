import type { ScreenQueries } from '../../../../application/index.js';
import type { UserId } from '../../../../domain/shared/ids.js';

export interface Colleague {
  readonly id: UserId;
  readonly name: string;
  readonly role: 'operator' | 'admin';
}

/** Whom a task can be handed over to: the newest 100 operators and 100 admins whose accounts are open. */
export const colleaguesOf = async (
  { users }: Pick<ScreenQueries, 'users'>,
  self: UserId,
): Promise<readonly Colleague[]> => {
  const found: Colleague[] = [];
  for (const role of ['operator', 'admin'] as const) {
    const { items } = await users({ role }, { page: 1, pageSize: 100 });
    for (const { id, name, isActive } of items) if (isActive && id !== self) found.push({ id, name, role });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
};
