import { noCost } from '../../../../domain/pipeline/stage-cost.js';
import { draftReport } from '../../../../domain/report/report-decisions.js';
import { messageId, reportId, taskId } from '../../../../domain/shared/ids.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import { accept, type Result } from '../../../../domain/shared/result.js';
import { openTask } from '../../../../domain/verification-task/task-decisions.js';
import { sendToVerification } from '../../../../domain/video/video-transitions.js';
import type { ProcessingVideo } from '../../../../domain/video/video.js';
import type { IdGenerator } from '../../../ports/id-generator.js';
import type { Links } from '../../../ports/links.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../../ports/unit-of-work.js';
import { announceEvent } from '../../webhooks/announce-event.js';
import { catalogueOf } from '../../verification/catalogue-of.js';
import type { ArtifactStore } from '../artifact-store.js';
import { compileDraft } from '../compile-draft.js';
import type { ReportFrames } from '../report-frames.js';
import type { VideoPreviews } from '../video-previews.js';
import type { StageContext, StageHandler } from '../stage-handler.js';
import { readCoverage, readIgnored, readListUses } from '../stored-signals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly artifacts: ArtifactStore;
  readonly frames: ReportFrames;
  readonly previews: VideoPreviews;
  readonly ids: IdGenerator;
  readonly links: Links;
}

/** Compiles the draft report, opens the verification task and tells the owner, all in the completion's transaction. */
export class PublishStage implements StageHandler {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run({ execution, video: judged, signal }: StageContext) {
    const { unitOfWork, artifacts, frames, previews, ids, links } = this.#deps;
    const coverage = await readCoverage(artifacts, execution);
    const lists = await readListUses(artifacts, execution);
    const ignored = await readIgnored(artifacts, execution);
    const found = await unitOfWork.run(async (tx) => {
      const findings = await tx.triggers.ofExecution(execution.id);
      return accept({ findings, catalogue: await catalogueOf(tx, findings) });
    });
    const pictures = await frames.keep({ execution, video: judged, ...found.value }, signal);
    await previews.keep(judged, execution, signal);
    const commit = async (tx: Transaction, video: ProcessingVideo, now: Instant): Promise<Result<void, StaleWrite>> => {
      const triggers = await tx.triggers.ofExecution(execution.id);
      const catalogue = await catalogueOf(tx, triggers);
      const { document, priority } = compileDraft({ video, triggers, catalogue, coverage, ignored, pictures, lists });
      const about = { videoId: video.id, executionId: execution.id, ownerId: video.ownerId };
      const report = draftReport(reportId(ids.next()), about, document, now);
      await tx.reports.add(report);
      await tx.tasks.removeOpenOfVideo(video.id);
      await tx.tasks.add(openTask(taskId(ids.next()), { ...about, reportId: report.id }, priority, now));
      const { ownerId, ...ofVideo } = about;
      const ready = { name: 'video.ready', ...ofVideo, projectId: video.projectId, reportId: report.id } as const;
      await announceEvent(tx, ownerId, ready, { now, ids, links });
      const owner = await tx.users.find(video.ownerId);
      if (owner?.notifications['analysis-ready'] === true)
        await tx.outbox.append([
          {
            id: messageId(ids.next()),
            job: {
              name: 'notify',
              notification: {
                kind: 'analysis-ready',
                to: owner.email,
                locale: owner.locale,
                recipientName: owner.name,
                videoTitle: video.title,
                link: links.video(video.id),
                triggerCount: triggers.length,
              },
            },
          },
        ]);
      return tx.videos.update(sendToVerification(video, report.id, now));
    };
    return accept({ artifacts: [], cost: noCost, commit });
  }
}
