import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { IdentifyActor } from '../../../application/index.js';
import { instant } from '../../../domain/shared/instant.js';
import { statementsOf, type Statement } from '../shared/statements.js';
import type { Scene } from './scene.js';

const first = (pageSize: number) => ({ page: 1, pageSize });
const latest = { by: 'updatedAt', isDescending: true } as const;
const weekMs = 7 * 86_400_000;

/** The SELECTs without which no such page can be: who asks, and what is shown. */
export const readsOfPages = async (
  persistence: KnexPersistence,
  { client, operator, task, reported }: Scene,
): Promise<Readonly<Record<string, readonly Statement[]>>> => {
  const { queries, knex } = persistence;
  const identify = (who: typeof client) => new IdentifyActor(persistence).execute(who.id, who.createdAt);
  const row = await queries.task(task);
  if (row === undefined) throw new Error('the seeded task is gone');
  const { executionId, videoId } = row.task;
  const owner = client.id;
  return {
    '/workbench': await statementsOf(knex, async () => {
      await identify(operator);
      await queries.task(task);
      await queries.triggerMarks(executionId);
      await queries.triggers({ owner: undefined, execution: executionId }, first(50));
      await queries.video(videoId, undefined);
      await queries.reportOfVideo(videoId, undefined);
      for (const role of ['operator', 'admin'] as const) await queries.users({ role }, first(100));
    }),
    // What the page would have to read if it showed all of them at once.
    '/all-findings': [
      { sql: 'select * from triggers where execution_id = ? order by start_ms, id', bindings: [executionId] },
    ],
    '/dashboard': await statementsOf(knex, async () => {
      await identify(client);
      await queries.dashboard(owner);
      await queries.videos({ owner }, first(8));
      for (const state of ['failed', 'completed'] as const)
        await queries.videos({ owner, state }, { ...first(5), ordering: latest });
      await queries.reportOfVideo(reported, owner);
      await queries.videos({ owner, state: ['uploaded', 'processing'] }, first(5));
      await queries.videos({ owner, state: 'verification' }, first(5));
      await queries.tasks({ state: 'pending' }, first(100));
    }),
    '/queue': await statementsOf(knex, async () => {
      await identify(operator);
      await queries.tasks({ state: 'in_progress', operator: operator.id }, first(20));
      await queries.tasks({ state: 'pending' }, first(20));
      await queries.dashboard(undefined);
      await queries.operatorFigures(operator.id, instant(Date.now() - weekMs));
    }),
    '/report': await statementsOf(knex, async () => {
      await identify(client);
      await queries.video(reported, owner);
      await queries.reportOfVideo(reported, owner);
    }),
  };
};
