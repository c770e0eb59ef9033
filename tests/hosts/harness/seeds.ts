import { executionId, projectId, reportId, videoId } from '../../../domain/shared/ids.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { Project } from '../../../domain/project/project.js';
import type { Report } from '../../../domain/report/report.js';
import { accept } from '../../../domain/shared/result.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { User } from '../../../domain/user/user.js';
import type { PendingTask } from '../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../domain/video/video.js';
import { aProject } from '../../builders/a-project.js';
import { aReport, aReportDocument } from '../../builders/a-report.js';
import { aTask } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aVerificationVideo, aVideo } from '../../builders/a-video.js';
import { aCompletedExecution, anExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import type { UnitOfWork } from '../../../application/index.js';

/** Where seeds are put: a harness, or any store. */
export interface SeedBed {
  readonly persistence: { readonly unitOfWork: UnitOfWork };
}

export const seedProject = async ({ persistence }: SeedBed, owner: User, name = 'Рецепты'): Promise<Project> => {
  const project = aProject({ id: projectId(freshId()), ownerId: owner.id, name });
  await persistence.unitOfWork.run(async (tx) => accept(await tx.projects.add(project)));
  return project;
};

export interface SeededVideo {
  readonly project: Project;
  readonly video: Video;
  readonly execution: PipelineExecution;
}

/** Uploaded, its analysis not begun. */
export const seedUploaded = async (harness: SeedBed, owner: User): Promise<SeededVideo> => {
  const project = await seedProject(harness, owner);
  const video = aVideo({ projectId: project.id, ownerId: owner.id });
  const execution = anExecution({ videoId: video.id, ownerId: owner.id });
  await harness.persistence.unitOfWork.run(async (tx) => {
    await tx.videos.add(video);
    return accept(await tx.executions.add(execution));
  });
  return { project, video, execution };
};

export interface SeededVerification extends SeededVideo {
  readonly report: Report;
  readonly task: PendingTask;
  readonly triggers: readonly [Trigger, Trigger];
}

/** Analysed, with two findings that wait for an operator. */
export const seedVerification = async (harness: SeedBed, owner: User): Promise<SeededVerification> => {
  const project = await seedProject(harness, owner);
  const ids = { videoId: videoId(freshId()), executionId: executionId(freshId()), reportId: reportId(freshId()) };
  const video = aVerificationVideo({
    id: ids.videoId,
    projectId: project.id,
    ownerId: owner.id,
    executionId: ids.executionId,
    reportId: ids.reportId,
  });
  const execution = aCompletedExecution({ id: ids.executionId, videoId: video.id, ownerId: owner.id });
  const report = aReport({
    id: ids.reportId,
    videoId: video.id,
    executionId: execution.id,
    ownerId: owner.id,
    document: aReportDocument(),
  });
  const task = aTask(ids);
  const triggers = [
    aTrigger({ ...ids, interval: { startMs: 12_000, endMs: 13_250 } }),
    aTrigger({ ...ids, interval: { startMs: 40_000, endMs: 41_000 } }),
  ] as const;
  await harness.persistence.unitOfWork.run(async (tx) => {
    await tx.videos.add(video);
    await tx.executions.add(execution);
    await tx.triggers.addAll(triggers);
    await tx.reports.add(report);
    return accept(await tx.tasks.add(task));
  });
  return { project, video, execution, report, task, triggers };
};
