import { createArgon2PasswordHasher } from '../../../adapters/security/index.js';
import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { executionId, projectId, videoId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import { email, type User } from '../../../domain/user/user.js';
import { aProject } from '../../builders/a-project.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { aVerificationVideo } from '../../builders/a-video.js';
import { aCompletedExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';

export const password = 'a password for the bench';
export const videos = 500;
export const triggersOfVideo = 2_000;

/** A client with 40 projects and 500 analysed videos, each with 2,000 signs: a million rows. */
export const seedMillion = async (persistence: KnexPersistence): Promise<User> => {
  const address = email('bench@example.test');
  if (!address.ok) throw new Error('no address');
  const owner = aUser({ email: address.value, passwordHash: await createArgon2PasswordHasher().hash(password) });
  const model = aTrigger();
  await persistence.unitOfWork.run(async (tx) => {
    await tx.users.add(owner);
    const projects = Array.from({ length: 40 }, (_, at) =>
      aProject({ id: projectId(freshId()), ownerId: owner.id, name: `Проект ${at}` }),
    );
    for (const project of projects) await tx.projects.add(project);
    for (let at = 0; at < videos; at++) {
      const execution = aCompletedExecution({
        id: executionId(freshId()),
        videoId: videoId(freshId()),
        ownerId: owner.id,
      });
      const project = projects[at % projects.length] ?? projects[0];
      if (project === undefined) throw new Error('no project');
      const sha256 = at.toString(16).padStart(64, '0');
      const ids = {
        id: execution.videoId,
        ownerId: owner.id,
        projectId: project.id,
        executionId: execution.id,
        sha256,
      };
      await tx.videos.add(aVerificationVideo(ids));
      await tx.executions.add(execution);
      if (at === 0) await tx.triggers.addAll([{ ...model, videoId: execution.videoId, executionId: execution.id }]);
    }
    return accept(undefined);
  });
  await multiply(persistence);
  return owner;
};

/** PostgreSQL gives JSON parsed, and takes it as text. */
const stored = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

interface ExecutionRow {
  readonly id: string;
  readonly video_id: string;
  readonly owner_id: string;
}

/** One row becomes a million: as many for each execution, a second apart. */
const multiply = async ({ knex }: KnexPersistence): Promise<void> => {
  const row = (await knex('triggers').first()) as Record<string, unknown> | undefined;
  if (row === undefined) throw new Error('no trigger to copy');
  await knex('triggers').del();
  const copied = Object.keys(row).filter(
    (name) => !['id', 'video_id', 'execution_id', 'owner_id', 'start_ms', 'end_ms', 'created_at'].includes(name),
  );
  const executions = await knex<ExecutionRow>('executions').select('id', 'video_id', 'owner_id');
  const columns = ['id', 'video_id', 'execution_id', 'owner_id', 'start_ms', 'end_ms', 'created_at', ...copied];
  const place = `(${columns.map(() => '?').join(',')})`;
  let number = 0;
  await knex.transaction(async (trx) => {
    for (const execution of executions)
      for (let from = 0; from < triggersOfVideo; from += 500) {
        const rows = Array.from({ length: 500 }, (_, at) => {
          const ms = (from + at) * 1_000;
          const id = `01960000-0000-7000-8000-${(number++).toString(16).padStart(12, '0')}`;
          const own = [id, execution.video_id, execution.id, execution.owner_id, ms, ms + 900];
          return [...own, Number(row['created_at']) + number, ...copied.map((name) => stored(row[name]))];
        });
        await trx.raw(
          `insert into triggers (${columns.join(',')}) values ${rows.map(() => place).join(',')}`,
          rows.flat() as string[],
        );
      }
  });
  await knex.raw('analyze');
};
