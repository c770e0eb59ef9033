import type { ExecutionId, TaskId, VideoId, WebhookId } from '../../domain/shared/ids.js';

/** Absolute addresses, for messages that leave the system. */
export interface Links {
  video(id: VideoId): string;
  report(id: VideoId): string;
  task(id: TaskId): string;
  webhook(id: WebhookId): string;
  /** For admins. */
  execution(id: ExecutionId): string;
  /** Of the REST interface. */
  apiVideo(id: VideoId): string;
  apiReport(id: VideoId): string;
  /** Where the holder of this secret sets a new password. */
  passwordReset(secret: string): string;
  /** Where a person who lost control of the account begins to get it back. */
  lostPassword(): string;
}
