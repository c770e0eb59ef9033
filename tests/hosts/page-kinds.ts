import type { MediaRefusal } from '../../domain/media/media-info.js';
import type { AnyUseCaseRefusal } from '../../hosts/koa/http/refusal-status.js';

/** Every refusal that the web host can meet; does not compile when one is missing or no longer exists. */
export const refusalKinds: Readonly<Record<AnyUseCaseRefusal['kind'], true>> = {
  'wrong-credentials': true,
  'invalid-token': true,
  forbidden: true,
  'not-found': true,
  'queue-empty': true,
  'invalid-email': true,
  'invalid-password': true,
  'invalid-project': true,
  'invalid-video-details': true,
  'invalid-interval': true,
  'comment-too-long': true,
  'summary-too-long': true,
  'email-taken': true,
  'duplicate-video': true,
  'stale-write': true,
  'analysis-in-progress': true,
  'execution-over': true,
  'task-already-taken': true,
  'task-completed': true,
  'task-not-held': true,
  'trigger-exists': true,
  'trigger-not-decided': true,
  'triggers-undecided': true,
  'interval-outside-video': true,
  'unknown-risk': true,
  'same-risk': true,
  'media-refused': true,
};

export const mediaKinds: Readonly<Record<MediaRefusal['kind'], true>> = {
  'empty-file': true,
  'not-a-video': true,
  'container-not-allowed': true,
  'no-video-stream': true,
  'truncated-file': true,
  'unreadable-media': true,
  'codec-not-supported': true,
  'frame-too-large': true,
  'too-many-streams': true,
  'file-too-large': true,
  'too-long': true,
  'too-short': true,
};
