import type { ExecutionId, ProjectId, ReportId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { VideoFailure } from '../video/video-failure.js';

/**
 * What a client's program may be told of. `video.ready`: the models are done, a draft report exists and waits for an
 * operator. `video.failed`: the analysis ended without a report, cancelled ones included. `report.published`: the report is final.
 */
export const webhookEventNames = ['video.ready', 'video.failed', 'report.published'] as const;
export type WebhookEventName = (typeof webhookEventNames)[number];

/** Sent by the test button only; nobody subscribes to it. */
export const pingEventName = 'webhook.ping';
export type SentEventName = WebhookEventName | typeof pingEventName;

interface AboutVideo {
  readonly videoId: VideoId;
  readonly projectId: ProjectId;
  readonly executionId: ExecutionId;
}

export type WebhookEvent =
  | ({ readonly name: 'video.ready'; readonly reportId: ReportId } & AboutVideo)
  | ({ readonly name: 'video.failed'; readonly failure: VideoFailure } & AboutVideo)
  | ({ readonly name: 'report.published'; readonly reportId: ReportId } & AboutVideo)
  | { readonly name: typeof pingEventName };

/** Absolute addresses under which the receiver reads more. */
export interface WebhookLinks {
  readonly video: string;
  readonly report: string;
  readonly page: string;
}

/** Raised when a field changes its meaning or goes; new fields may come at any time. */
export const webhookBodyVersion = 1;

/**
 * The JSON that is sent, after Standard Webhooks 1.0 (type, timestamp, data). Ids and addresses only: titles, file names and
 * people stay behind the API, where the receiver has to show who it is.
 */
export const webhookBody = (id: string, event: WebhookEvent, links: WebhookLinks | undefined, now: Instant): string =>
  JSON.stringify({
    id,
    type: event.name,
    version: webhookBodyVersion,
    timestamp: new Date(now).toISOString(),
    data: event.name === pingEventName ? {} : dataOf(event, links),
  });

const dataOf = (event: Exclude<WebhookEvent, { name: typeof pingEventName }>, links: WebhookLinks | undefined) => ({
  video_id: event.videoId,
  project_id: event.projectId,
  execution_id: event.executionId,
  ...(event.name === 'video.failed' ? { failure: failureOf(event.failure) } : { report_id: event.reportId }),
  ...(links !== undefined && {
    links:
      event.name === 'video.failed'
        ? { video: links.video, page: links.page }
        : { video: links.video, report: links.report, page: links.page },
  }),
});

const failureOf = (failure: VideoFailure) => ({
  code: failure.kind,
  reason: failure.kind === 'media-refused' ? failure.reason.kind : null,
});
