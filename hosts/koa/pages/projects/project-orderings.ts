import type { Ordering, ProjectField } from '../../../../application/ports/list-orderings.js';

/** Ways to order the list of projects, by their names in the address. The first is what a list has that was asked for none. */
export const projectOrderings = {
  newest: { by: 'createdAt', isDescending: true },
  oldest: { by: 'createdAt', isDescending: false },
  changed: { by: 'updatedAt', isDescending: true },
  name: { by: 'name', isDescending: false },
} as const satisfies Record<string, Ordering<ProjectField>>;

export type ProjectOrder = keyof typeof projectOrderings;
export const projectOrders = ['newest', 'oldest', 'changed', 'name'] as const satisfies readonly ProjectOrder[];
