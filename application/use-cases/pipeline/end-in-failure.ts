import { failExecution } from '../../../domain/pipeline/execution-decisions.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { messageId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { failVideo, startProcessing } from '../../../domain/video/video-transitions.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';
import { lettersToAdmins } from '../letters-to-admins.js';
import { announceEvent } from '../webhooks/announce-event.js';

interface Surroundings {
  readonly now: Instant;
  readonly ids: IdGenerator;
  readonly links: Links;
}

/** Ends an execution and its video as failed, and tells the owner, and the admins where it is our fault, in the caller's transaction. */
export const endInFailure = async (
  tx: Transaction,
  execution: PipelineExecution,
  failure: VideoFailure,
  { now, ids, links }: Surroundings,
): Promise<Result<void, StaleWrite>> => {
  if (execution.state === 'completed' || execution.state === 'failed') return accept(undefined);
  const ended = await tx.executions.update(failExecution(execution, failure, now));
  if (!ended.ok) return ended;
  const video = await tx.videos.find(execution.videoId);
  const processing = video?.state === 'uploaded' ? startProcessing(video, execution.id, now) : video;
  if (processing?.state !== 'processing' || processing.executionId !== execution.id) return accept(undefined);
  const written = await tx.videos.update(failVideo(processing, failure, now));
  if (!written.ok) return written;
  const { id: videoId, projectId, executionId, ownerId } = processing;
  await announceEvent(
    tx,
    ownerId,
    { name: 'video.failed', videoId, projectId, executionId, failure },
    { now, ids, links },
  );
  const owner = await tx.users.find(execution.ownerId);
  if (owner?.notifications['video-failed'] === true && failure.kind !== 'cancelled')
    await tx.outbox.append([
      {
        id: messageId(ids.next()),
        job: {
          name: 'notify',
          notification: {
            kind: 'video-failed',
            to: owner.email,
            locale: owner.locale,
            recipientName: owner.name,
            videoTitle: processing.title,
            link: links.video(processing.id),
            reason: failure.kind === 'media-refused' ? failure.reason.kind : failure.kind,
          },
        },
      },
    ]);
  if (failure.kind === 'attempts-exhausted') {
    const about = {
      kind: 'stage-exhausted',
      videoTitle: processing.title,
      videoId: processing.id,
      stage: failure.stage,
      fault: execution.stages[failure.stage].lastFault ?? '',
      link: links.execution(execution.id),
    } as const;
    await tx.outbox.append(await lettersToAdmins(tx, ids, about, (admin) => admin.notifications['video-failed']));
  }
  return accept(undefined);
};
