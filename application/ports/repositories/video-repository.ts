import type { ProjectId, VideoId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { Video } from '../../../domain/video/video.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface DuplicateVideo {
  readonly kind: 'duplicate-video';
  readonly existingId: VideoId;
  readonly existingTitle: string;
}

export interface VideoRepository {
  find(id: VideoId): Promise<Video | undefined>;
  /** Refuses a second video with the same project and SHA-256, unless the first one failed. */
  add(video: Video): Promise<Result<void, DuplicateVideo>>;
  /** Writes where the stored version is `video.version`, and raises it by one. */
  update(video: Video): Promise<Result<void, StaleWrite>>;
  /** Removes the video with its executions, triggers, tasks, labels and reports. Removing what is not there is not an error. */
  remove(id: VideoId): Promise<void>;
  /** Every video of a project, for its removal; at most 10,000. */
  inProject(projectId: ProjectId): Promise<readonly Video[]>;
}
