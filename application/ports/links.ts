import type { TaskId, VideoId } from '../../domain/shared/ids.js';

/** Absolute addresses of pages, for messages that leave the system. */
export interface Links {
  video(id: VideoId): string;
  report(id: VideoId): string;
  task(id: TaskId): string;
}
