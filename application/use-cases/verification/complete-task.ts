import { compileReport } from '../../../domain/report/compile-report.js';
import { finaliseReport } from '../../../domain/report/report-decisions.js';
import { keptPictures } from '../../../domain/report/report-frames.js';
import type { FinalReport } from '../../../domain/report/report.js';
import { messageId, type TaskId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import {
  completeTask,
  type CompleteRefusal,
  type HoldRefusal,
} from '../../../domain/verification-task/task-decisions.js';
import { completeVideo } from '../../../domain/video/video-transitions.js';
import type { Links } from '../../ports/links.js';
import type { ProgressFeed } from '../../ports/progress-feed.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import { announceEvent } from '../webhooks/announce-event.js';
import { catalogueOf } from './catalogue-of.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

interface Dependencies extends VerificationDependencies {
  readonly links: Links;
  readonly progress: ProgressFeed;
}

/** Every trigger is decided: the report becomes final, the video is done, the owner is told. */
export class CompleteTask {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** `seenVersion`: another version of the task that stands there is refused as stale. */
  async execute(
    actor: Actor,
    id: TaskId,
    summary: string,
    seenVersion?: SeenVersion,
  ): Promise<Result<FinalReport, CompleteRefusal | HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids, links, progress } = this.#deps;
    const result = await unitOfWork.run(async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, id, now);
      if (!held.ok) return held;
      const seen = refuseUnseen('task', held.value, seenVersion);
      if (!seen.ok) return seen;
      const triggers = await tx.triggers.ofExecution(held.value.executionId);
      const completed = completeTask(held.value, triggers, summary, now);
      if (!completed.ok) return completed;
      const video = await tx.videos.find(held.value.videoId);
      if (video?.state !== 'verification') return refuse(notFound('video'));
      const draft = await tx.reports.find(held.value.reportId);
      if (draft?.state !== 'draft') return refuse(notFound('report'));
      const catalogue = await catalogueOf(tx, triggers);
      const { coverage, ignored = [] } = draft.document;
      const { lists = [] } = draft.document.catalogue;
      const answers = (await tx.ageAnswers.find(id))?.answers ?? [];
      const document = compileReport({
        video,
        triggers,
        catalogue,
        coverage,
        ignored,
        pictures: keptPictures(draft.document),
        lists,
        answers,
        summary: completed.value.summary,
      });
      const final = finaliseReport(draft, document, actor.userId, now);
      for (const write of [
        () => tx.tasks.update(completed.value),
        () => tx.reports.update(final),
        () => tx.videos.update(completeVideo(video, now)),
      ]) {
        const written = await write();
        if (!written.ok) return written;
      }
      await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'task-completed', { type: 'task', id }, now));
      const { projectId, executionId, ownerId } = video;
      const published = {
        name: 'report.published',
        videoId: video.id,
        projectId,
        executionId,
        reportId: final.id,
      } as const;
      await announceEvent(tx, ownerId, published, { now, ids, links });
      const owner = await tx.users.find(video.ownerId);
      if (owner?.notifications['report-published'] === true)
        await tx.outbox.append([
          {
            id: messageId(ids.next()),
            job: {
              name: 'notify',
              notification: {
                kind: 'report-published',
                to: owner.email,
                locale: owner.locale,
                recipientName: owner.name,
                videoTitle: video.title,
                link: links.report(video.id),
                confirmedCount: final.document.findings.length,
              },
            },
          },
        ]);
      return accept(final);
    });
    if (result.ok) progress.publish({ kind: 'video', videoId: result.value.videoId, state: 'completed' });
    return result;
  }
}
