import type { ExecutionContext } from 'ava';
import { instant } from '../../domain/shared/instant.js';
import type { Composition } from '../../hosts/composition/compose.js';
import { T } from '../../hosts/composition/tokens.js';
import { storedKeys } from '../services/support/stored-keys.js';

/** A day later, when what the dead left has been purged: every object belongs to a video that is there. */
export const noOrphans = async (
  t: ExecutionContext,
  { container }: Composition,
  ids: readonly string[],
): Promise<void> => {
  const clock = container.get(T.clock);
  container
    .rebind(T.clock)
    .toConstantValue({ ...clock, now: () => instant(clock.now() + 25 * 3_600_000), breathe: () => clock.breathe() });
  await container.get(T.purgeExpired).execute(AbortSignal.timeout(60_000));
  const executions = await container
    .get(T.queries)
    .executions({ owner: undefined }, { page: 1, pageSize: ids.length + 1 });
  const known = new Set([...ids, ...executions.items.map(({ id }) => id)]);
  const orphans = (await storedKeys(container.get(T.storage))).filter(
    (key) => !key.split(/[/.]/).some((part) => known.has(part)),
  );
  t.deepEqual(orphans, [], 'no object without an owner');
};
