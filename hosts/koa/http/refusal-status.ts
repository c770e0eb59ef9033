import type { MediaRefusal } from '../../../domain/media/media-info.js';
import type { Services } from '../services.js';

type OutcomeOf<UseCase> = UseCase extends { execute(...args: never[]): Promise<infer Outcome> } ? Outcome : never;
type RefusalIn<Outcome> = Outcome extends { readonly ok: false; readonly refusal: infer Refused } ? Refused : never;

/** Every refusal that any use case of the web host may answer with. */
export type AnyUseCaseRefusal = RefusalIn<{ [Name in keyof Services]: OutcomeOf<Services[Name]> }[keyof Services]>;

type Kind = Exclude<AnyUseCaseRefusal['kind'], 'media-refused'>;

/** A use case with a new refusal does not compile until it has a line here. */
const statuses = {
  'wrong-credentials': 401,
  'invalid-token': 401,
  forbidden: 403,
  'not-found': 404,
  'queue-empty': 404,
  'invalid-email': 400,
  'invalid-password': 400,
  'wrong-password': 400,
  'invalid-reset-link': 400,
  'invalid-name': 400,
  'invalid-project': 400,
  'invalid-video-details': 400,
  'invalid-subtitles': 422,
  'comment-too-long': 400,
  'summary-too-long': 400,
  'invalid-threshold': 400,
  'invalid-webhook': 400,
  'too-many-webhooks': 409,
  'delivery-under-way': 409,
  'webhook-off': 409,
  'email-taken': 409,
  'last-admin': 409,
  'duplicate-video': 409,
  'stale-write': 409,
  'analysis-in-progress': 409,
  'execution-over': 409,
  'task-already-taken': 409,
  'task-completed': 409,
  'task-not-held': 409,
  'task-escalated': 409,
  'comment-required': 400,
  'unknown-colleague': 422,
  'trigger-exists': 409,
  'trigger-not-decided': 409,
  'triggers-undecided': 409,
  'invalid-interval': 422,
  'interval-outside-video': 422,
  'unknown-risk': 422,
  'same-risk': 422,
  'question-not-asked': 422,
  'invalid-answer': 400,
  'nothing-changed': 422,
  'unknown-catalogue-version': 422,
  'unknown-list-version': 422,
  'analysis-unfinished': 409,
  'signals-purged': 409,
  'not-in-verification': 409,
  superseded: 409,
  'decisions-made': 409,
  // Routes answer with what was created; only one that forgot to gets here.
  'created-before': 409,
  'idempotency-key-reused': 422,
  'too-many-uploads': 409,
  'upload-over': 409,
  'upload-expired': 410,
  'invalid-mention-list': 422,
  'unreadable-list': 422,
  'too-many-attempts': 429,
} as const satisfies Record<Kind, number>;

const mediaStatuses = {
  'file-too-large': 413,
  'not-a-video': 415,
  'container-not-allowed': 415,
  'empty-file': 422,
  'no-video-stream': 422,
  'truncated-file': 422,
  'unreadable-media': 422,
  'codec-not-supported': 422,
  'frame-too-large': 422,
  'too-many-streams': 422,
  'too-long': 422,
  'too-short': 422,
} as const satisfies Record<MediaRefusal['kind'], number>;

export const statusOf = (refusal: AnyUseCaseRefusal): number =>
  refusal.kind === 'media-refused' ? mediaStatuses[refusal.reason.kind] : statuses[refusal.kind];

/** The request's field that a refusal is about, when it is about one. */
export const fieldOf = (refusal: object): string | undefined => {
  const { kind, field } = refusal as { readonly kind?: string; readonly field?: unknown };
  if (typeof field === 'string') return field;
  return fields[kind ?? ''];
};

const fields: Readonly<Record<string, string>> = {
  'invalid-email': 'email',
  'invalid-password': 'password',
  'wrong-password': 'old_password',
  'invalid-reset-link': 'token',
  'invalid-name': 'name',
  'invalid-interval': 'end',
  'interval-outside-video': 'end',
  'comment-too-long': 'comment',
  'comment-required': 'comment',
  'unknown-colleague': 'operator',
  'summary-too-long': 'summary',
  'unknown-risk': 'risk_code',
  'same-risk': 'risk_code',
  'invalid-threshold': 'threshold',
  'media-refused': 'file',
  'unreadable-list': 'file',
};
