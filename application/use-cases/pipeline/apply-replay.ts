import { compareDetection, type DetectionDifference } from '../../../domain/detection/detection-difference.js';
import type { MentionListUse } from '../../../domain/mention-list/mention-list.js';
import type { Detection } from '../../../domain/detection/detection.js';
import type { ReportPicture } from '../../../domain/report/report-frames.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import { triggerId, type UserId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Coverage } from '../../../domain/signal/coverage.js';
import { raiseTrigger } from '../../../domain/trigger/trigger-decisions.js';
import type { Finding, PendingTrigger } from '../../../domain/trigger/trigger.js';
import { isLeaseExpired } from '../../../domain/verification-task/task-decisions.js';
import type { Video, VideoState } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';
import { compileDraft } from './compile-draft.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

interface Judged {
  /** As it was when it was judged. */
  readonly video: Video;
  readonly execution: PipelineExecution;
  readonly catalogue: RiskCatalogue;
  readonly findings: readonly Finding[];
  readonly pictures: readonly ReportPicture[];
  readonly coverage: readonly Coverage[];
  readonly ignored: Detection['ignored'];
  readonly lists: readonly MentionListUse[];
}

export type ApplyRefusal =
  | { readonly kind: 'not-in-verification'; readonly state: VideoState }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'decisions-made'; readonly count: number }
  | { readonly kind: 'task-already-taken'; readonly by: UserId }
  | NotFound
  | StaleWrite;

/**
 * Replaces the triggers of an execution on which no operator works yet, and everything that is made of them: the draft
 * report and the task's priority. A trigger that is found again keeps its id.
 */
export const applyReplay = (
  { unitOfWork, clock, ids }: Dependencies,
  { video: judged, execution, catalogue, findings, ...read }: Judged,
): Promise<Result<DetectionDifference, ApplyRefusal>> =>
  unitOfWork.run(async (tx): Promise<Result<DetectionDifference, ApplyRefusal>> => {
    const now = clock.now();
    const video = await tx.videos.find(judged.id);
    if (video === undefined) return refuse(notFound('video'));
    if (video.state !== 'verification') return refuse({ kind: 'not-in-verification', state: video.state });
    if (video.executionId !== execution.id) return refuse({ kind: 'superseded' });
    if (video.version !== judged.version) return refuse({ kind: 'stale-write', subject: 'video', id: video.id });
    const triggers = await tx.triggers.ofExecution(execution.id);
    const decided = triggers.filter(({ state }) => state !== 'pending').length;
    if (decided > 0) return refuse({ kind: 'decisions-made', count: decided });
    const tasks = await tx.tasks.ofVideo(video.id);
    const task = tasks.find((each) => each.executionId === execution.id && each.state !== 'completed');
    if (task === undefined) return refuse(notFound('task'));
    if (task.state === 'in_progress' && !isLeaseExpired(task, now))
      return refuse({ kind: 'task-already-taken', by: task.operatorId });
    const report = await tx.reports.find(video.reportId);
    if (report?.state !== 'draft') return refuse(notFound('report'));

    const difference = compareDetection(triggers, findings);
    const again = difference.kept.map(({ before, after }): PendingTrigger => ({
      ...raiseTrigger(before.id, video.id, execution.id, after, catalogue.version, before.createdAt),
      version: before.version + 1,
    }));
    const added = difference.added.map((finding) =>
      raiseTrigger(triggerId(ids.next()), video.id, execution.id, finding, catalogue.version, now),
    );
    await tx.triggers.removeOfExecution(execution.id);
    await tx.triggers.addAll([...again, ...added]);
    const raised = await tx.triggers.ofExecution(execution.id);
    const { document, priority } = compileDraft({ video, triggers: raised, catalogue, ...read });
    const reported = await tx.reports.update({ ...report, document });
    if (!reported.ok) return reported;
    const queued = await tx.tasks.update({ ...task, priority, updatedAt: now });
    return queued.ok ? accept(difference) : queued;
  });
