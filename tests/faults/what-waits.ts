import { accept } from '../../domain/shared/result.js';
import { instant } from '../../domain/shared/instant.js';
import type { Composition } from '../../hosts/composition/compose.js';
import { T } from '../../hosts/composition/tokens.js';

/** For whoever has to find out why a run did not end. */
export const whatWaits = async ({ container }: Composition): Promise<string> => {
  const { value: executions } = await container
    .get(T.unitOfWork)
    .run(async (tx) =>
      accept([...(await tx.executions.unfinished('running', 10)), ...(await tx.executions.unfinished('pending', 10))]),
    );
  const at = instant(Date.now());
  const backlog = await container.get(T.outboxRelay).backlog(at);
  const pending = await container.get(T.scheduling).scheduler.pending();
  return JSON.stringify({ at: new Date(at), backlog, pending, executions }, undefined, 1);
};
