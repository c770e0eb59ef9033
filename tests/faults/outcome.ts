import type { ExecutionContext } from 'ava';
import { accept } from '../../domain/shared/result.js';
import { videoId } from '../../domain/shared/ids.js';
import { instant } from '../../domain/shared/instant.js';
import type { Composition } from '../../hosts/composition/compose.js';
import { T } from '../../hosts/composition/tokens.js';
import type { Client } from '../services/support/client.js';
import { until } from '../services/support/installation.js';
import { noOrphans } from './no-orphans.js';
import type { Surroundings } from './surroundings.js';

export interface ExpectedOutcome {
  readonly undisturbed: string;
  /** Ids of all other videos. */
  readonly disturbed: readonly string[];
  /** What `findings` gives for each. */
  readonly expected: readonly string[];
  readonly client: Client;
  readonly around: Surroundings;
}

export const findings = async ({ container }: Composition, id: string): Promise<readonly string[]> => {
  const page = await container
    .get(T.queries)
    .triggers({ owner: undefined, video: videoId(id) }, { page: 1, pageSize: 100 });
  return page.items.map(({ riskCode, interval }) => `${riskCode} ${interval.startMs}-${interval.endMs}`);
};

/** Nothing lost, nothing doubled, nothing left behind, everybody told. */
export const verifyOutcome = async (
  t: ExecutionContext,
  parts: Composition,
  { undisturbed, disturbed, expected, client, around }: ExpectedOutcome,
): Promise<void> => {
  const { container } = parts;
  const ids = [undisturbed, ...disturbed];
  for (const id of ids) {
    t.deepEqual(await findings(parts, id), expected, 'the same triggers, each once');
    const { value } = await container.get(T.unitOfWork).run(async (tx) =>
      accept({
        tasks: (await tx.tasks.ofVideo(videoId(id))).length,
        executions: (await tx.executions.ofVideo(videoId(id))).map(({ state }) => state),
      }),
    );
    t.deepEqual(value, { tasks: 1, executions: ['completed'] });
  }
  const { count } = (await client.ask('GET', '/api/videos/')).json;
  t.is(count, ids.length, 'no upload made a second video');
  const outbox = container.get(T.outboxRelay);
  await until(30_000, async () => (await outbox.backlog(instant(Date.now()))) === 0, 'the end of the outbox');
  const { scheduler } = container.get(T.scheduling);
  // A job that failed for the fourth time rests for sixteen seconds.
  await until(60_000, async () => (await scheduler.pending())['run-stage'] === undefined, 'the end of the queue');
  await noOrphans(t, parts, ids);
  // Quoted-printable folds lines with `=` (RFC 2045, 6.7).
  const letters = () => around.mail.taken.map(({ raw }) => raw.replaceAll('=\r\n', ''));
  const told = (id: string): number => letters().filter((letter) => letter.includes(id)).length;
  await until(60_000, async () => ids.every((id) => told(id) > 0), 'a letter about each video');
};
