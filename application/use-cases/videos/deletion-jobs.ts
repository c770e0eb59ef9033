import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { MessageId } from '../../../domain/shared/ids.js';
import { artifactPrefix, previewPrefix, reportPrefix, subtitlesKey } from '../../../domain/video/storage-key.js';
import type { Video } from '../../../domain/video/video.js';
import type { OutboxJob } from '../../ports/outbox.js';

/** Jobs that delete the bytes of a video and of everything that was derived from it. */
export const deletionJobs = (
  video: Video,
  executions: readonly PipelineExecution[],
  nextId: () => MessageId,
): readonly OutboxJob[] =>
  [
    video.storageKey,
    subtitlesKey(video.id),
    reportPrefix(video.id),
    previewPrefix(video.id),
    ...executions.map(({ id }) => artifactPrefix(id)),
  ].map((prefix) => ({
    id: nextId(),
    job: { name: 'delete-stored', prefix },
  }));
