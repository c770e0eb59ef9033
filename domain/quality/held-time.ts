import type { OperatorLogEntry } from '../operator-label/operator-log-entry.js';
import type { Instant } from '../shared/instant.js';

/** How long each operator held a task, in ms by id, from the log of the task, the oldest line first. */
export const heldTime = (log: readonly OperatorLogEntry[]): ReadonlyMap<string, number> => {
  const held = new Map<string, number>();
  let holder: { readonly id: string; readonly since: Instant } | undefined;
  for (const { action, operatorId, details, at } of log) {
    if (!action.startsWith('task-') && action !== 'lease-expired') continue;
    if (holder !== undefined) held.set(holder.id, (held.get(holder.id) ?? 0) + (at - holder.since));
    if (action === 'task-taken') holder = { id: operatorId, since: at };
    else if (action === 'task-handed-over') holder = { id: String(details['to']), since: at };
    else holder = undefined;
  }
  return held;
};
