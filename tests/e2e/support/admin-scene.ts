import { executionId, type ExecutionId, type UserId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Role, User } from '../../../domain/user/user.js';
import { T } from '../../../hosts/composition/tokens.js';
import { aFailedExecution, aRunningExecution, aRunningStage } from '../../builders/an-execution.js';
import { aWebhook } from '../../builders/a-webhook.js';
import { freshId } from '../../builders/fresh-id.js';
import { seedUploaded, seedVerification } from '../../hosts/harness/seeds.js';
import type { TestServer } from './server.js';

export interface AdminScene {
  readonly client: UserId;
  readonly operator: UserId;
  /** Analysed to the end, and judged. */
  readonly done: ExecutionId;
  /** Held by a worker that is gone. */
  readonly running: ExecutionId;
  /** Nobody has begun it. */
  readonly waiting: ExecutionId;
  /** Name of a letter's file. */
  readonly letter: string;
}

/** A product in use: analyses in every state, judged tasks, a letter, a webhook, a log. */
export const seedAdminScene = (server: TestServer): Promise<AdminScene> =>
  server.withParts(async (container) => {
    const { unitOfWork } = container.get(T.database);
    const services = container.get(T.services);
    const bed = { persistence: { unitOfWork } };
    const account = async (role: Role): Promise<User> => {
      const found = await services.queries.users({ search: server.accounts[role].email }, { page: 1, pageSize: 1 });
      const [user] = found.items;
      if (user === undefined) throw new Error(`no ${role}`);
      return user;
    };
    const [client, operator, admin] = [await account('client'), await account('operator'), await account('admin')];
    const by = ({ id, role }: User): Actor => ({ userId: id, role });
    const must = (result: { readonly ok: boolean }): void => {
      if (!result.ok) throw new Error(JSON.stringify(result));
    };
    const { takeTask, decideTrigger, completeTask, escalateTask, addTrigger } = services;

    const judged = await seedVerification(bed, client);
    const decide = async (person: User, { id }: Trigger, verdict: 'confirmed' | 'rejected') =>
      must(await decideTrigger.execute(by(person), id, { verdict, comment: '' }));
    must(await takeTask.execute(by(operator), judged.task.id));
    await decide(operator, judged.triggers[0], 'confirmed');
    await decide(operator, judged.triggers[1], 'confirmed');
    must(await escalateTask.execute(by(operator), judged.task.id, 'Это бутафория?'));
    must(await takeTask.execute(by(admin), judged.task.id));
    await decide(admin, judged.triggers[1], 'rejected');
    const missed = { riskCode: 'AD_UNMARKED', startMs: 20_000, endMs: 22_000, note: 'Промокод' };
    must(await addTrigger.execute(by(admin), { ...missed, taskId: judged.task.id }));
    must(await completeTask.execute(by(admin), judged.task.id, 'Готово.'));
    await container.get(T.countQuality).execute(new AbortController().signal);
    await seedVerification(bed, client);

    const { video, execution } = await seedUploaded(bed, client);
    const of = { videoId: video.id, ownerId: client.id };
    const stuck = aRunningExecution({ ...of, id: executionId(freshId()) });
    await unitOfWork.run(async (tx) => {
      await tx.executions.add({
        ...stuck,
        stages: { ...stuck.stages, validate: aRunningStage({ attempts: 2, lastFault: 'ffmpeg не отвечает' }) },
      });
      await tx.executions.add(aFailedExecution({ ...of, id: executionId(freshId()) }));
      await tx.webhooks.add(aWebhook({ ownerId: client.id }));
      return accept(undefined);
    });
    const link = `${server.url}/client/videos/${video.id}/`;
    const letter = {
      kind: 'analysis-ready',
      to: client.email,
      locale: 'ru',
      recipientName: client.name,
      link,
    } as const;
    await container.get(T.notifier).send({ ...letter, videoTitle: video.title, triggerCount: 2 });
    const { mail } = services.admin;
    const [written] = mail.kind === 'folder' ? await mail.letters(1) : [];
    if (written === undefined) throw new Error('no letter in the folder');
    return {
      client: client.id,
      operator: operator.id,
      done: judged.execution.id,
      running: stuck.id,
      waiting: execution.id,
      letter: written.file,
    };
  });
