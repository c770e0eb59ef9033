import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { T } from '../../../hosts/composition/tokens.js';
import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { executionId, projectId, reportId, taskId, videoId } from '../../../domain/shared/ids.js';
import type { TaskId, UserId, VideoId } from '../../../domain/shared/ids.js';
import { instant, plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import type { Role, User } from '../../../domain/user/user.js';
import { aCompletedVideo, aFailedVideo, aVerificationVideo } from '../../builders/a-video.js';
import { aFinalReport, aReport, aReportDocument } from '../../builders/a-report.js';
import { aMediaInfo } from '../../builders/a-media-info.js';
import { aProject } from '../../builders/a-project.js';
import { aReportFinding } from '../../builders/a-report-finding.js';
import { aTask, aTaskInProgress } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { aCompletedExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import { password } from '../../hosts/harness/accounts.js';
import { findingAt } from './finding-at.js';

export const findings = 2_000;
export const waitingTasks = 1_000;
const demo = join(projectRoot, 'hosts/cli/demo/demo.mp4');
/** Of the demo video. */
const durationMs = 30_000;
const hourMs = 3_600_000;

export interface Scene {
  readonly client: User;
  readonly operator: User;
  /** Held by the operator, with 2,000 findings. */
  readonly task: TaskId;
  /** Of the client, with a verified report of as many. */
  readonly reported: VideoId;
}

/** A queue of a thousand tasks, one of them at somebody's bench, and a long report: in a database that the server opens next. */
export const prepareScene = async (env: Readonly<Record<string, string>>): Promise<Scene> => {
  const verdict = readConfig(env, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  await using composition = await compose(verdict.config, 'embedded');
  const { container } = composition;
  const database = container.get(T.database);
  await database.migrate.up();
  await container.get(T.ensureCatalogue).execute();
  const passwordHash = await container.get(T.passwords).hash(password);
  const person = (role: Role): User => aUser({ role, passwordHash });
  const [client, operator] = [person('client'), person('operator')];
  const scene = await fill(database, client, operator);
  for (const key of scene.storageKeys)
    await container.get(T.storage).put(key, createReadStream(demo), { contentType: 'video/mp4', maxBytes: 2 ** 30 });
  await database.knex.raw('analyze');
  return scene;
};

const fill = (
  { unitOfWork }: KnexPersistence,
  client: User,
  operator: User,
): Promise<Scene & { readonly storageKeys: readonly string[] }> =>
  unitOfWork
    .run(async (tx) => {
      for (const user of [client, operator]) await tx.users.add(user);
      const now = instant(Date.now());
      const projects = Array.from({ length: 20 }, (_, at) =>
        aProject({ id: projectId(freshId()), ownerId: client.id, name: `Проект ${at + 1}`, createdAt: now }),
      );
      for (const project of projects) await tx.projects.add(project);
      const media = aMediaInfo({ durationMs });
      const begin = (at: number, ownerId: UserId) => {
        const project = projects[at % projects.length]?.id;
        if (project === undefined) throw new Error('no project');
        const id = videoId(freshId());
        const ids = { executionId: executionId(freshId()), reportId: reportId(freshId()) };
        const uploadedAt = plusMs(now, -at * 60_000);
        const title = `Выпуск ${at + 1}`;
        return { id, projectId: project, ownerId, media, title, uploadedAt, updatedAt: uploadedAt, ...ids };
      };

      for (let at = 0; at < waitingTasks; at++) {
        const video = aVerificationVideo(begin(at, client.id));
        const own = { videoId: video.id, executionId: video.executionId, reportId: video.reportId };
        await tx.videos.add(video);
        await tx.executions.add(aCompletedExecution({ id: own.executionId, videoId: video.id, ownerId: client.id }));
        await tx.reports.add(aReport({ ...own, id: own.reportId, ownerId: client.id }));
        await tx.triggers.addAll([0, 1, 2].map((one) => aTrigger({ ...own, ...findingAt(one, durationMs) })));
        await tx.tasks.add(aTask({ ...own, id: taskId(freshId()), priority: at % 5, createdAt: video.uploadedAt }));
      }
      for (let at = 0; at < 20; at++) await tx.videos.add(aFailedVideo(begin(at, client.id)));

      const held = aVerificationVideo({ ...begin(0, client.id), title: 'Большой выпуск' });
      const own = { videoId: held.id, executionId: held.executionId, reportId: held.reportId };
      await tx.videos.add(held);
      await tx.executions.add(aCompletedExecution({ id: own.executionId, videoId: held.id, ownerId: client.id }));
      await tx.reports.add(aReport({ ...own, id: own.reportId, ownerId: client.id }));
      const all = Array.from({ length: findings }, (_, at) => aTrigger({ ...own, ...findingAt(at, durationMs) }));
      await tx.triggers.addAll(all);
      const lease = { operatorId: operator.id, takenAt: now, leaseExpiresAt: plusMs(now, hourMs) };
      const task = aTaskInProgress({ ...own, ...lease, id: taskId(freshId()), createdAt: now, updatedAt: now });
      await tx.tasks.add(task);

      const done = aCompletedVideo({ ...begin(0, client.id), title: 'Большой отчёт' });
      await tx.videos.add(done);
      await tx.executions.add(aCompletedExecution({ id: done.executionId, videoId: done.id, ownerId: client.id }));
      await tx.reports.add(
        aFinalReport({
          ...{ id: done.reportId, videoId: done.id, executionId: done.executionId, ownerId: client.id },
          verifiedBy: operator.id,
          document: longDocument(done.title),
        }),
      );
      const storageKeys = [held.storageKey, done.storageKey];
      return accept({ client, operator, task: task.id, reported: done.id, storageKeys });
    })
    .then((result) => result.value);

const longDocument = (title: string) => {
  const { video } = aReportDocument();
  return aReportDocument({
    video: { ...video, title, durationMs },
    verdict: 'signs-found',
    counts: { raised: findings, confirmed: findings, rejected: 0, undecided: 0, addedByOperator: 0 },
    findings: Array.from({ length: findings }, (_, at) => {
      const { interval, riskCode, confidence, source, evidence } = findingAt(at, durationMs);
      const named = { riskCode, confidence, source, evidence, nameRu: riskCode, nameEn: riskCode };
      return aReportFinding(interval, { ...named, status: 'confirmed' });
    }),
  });
};
