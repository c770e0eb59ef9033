import type { Refusal } from '../../../domain/shared/result.js';
import { problemTexts, type ProblemCode } from './problem-codes.js';
import { statusOf, type AnyUseCaseRefusal } from './refusal-status.js';

/** Messages by the name of the field that they are about. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Thrown by middleware and routes to end a request; `answerErrors` turns it into the answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** Undefined: the text that belongs to the code. */
  readonly refusal: Refusal | undefined;
  readonly errors: FieldErrors | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    more: {
      readonly refusal?: Refusal;
      readonly errors?: FieldErrors;
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(`${status} ${code}`, more.cause === undefined ? {} : { cause: more.cause });
    this.status = status;
    this.code = code;
    this.refusal = more.refusal;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

export const problem = (
  code: ProblemCode,
  more: { readonly errors?: FieldErrors; readonly headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
): Problem => new Problem(problemTexts[code].status, code, more);

/** The business says no. */
export const refused = (refusal: AnyUseCaseRefusal, status = statusOf(refusal)): Problem => {
  const code = refusal.kind === 'media-refused' ? refusal.reason.kind : refusal.kind;
  const headers = refusal.kind === 'too-many-attempts' ? { 'Retry-After': retryAfter(refusal) } : {};
  return new Problem(status, code, { refusal, headers });
};

/** Whole seconds, as the header wants them (RFC 9110 10.2.3). */
export const retryAfter = ({ retryAfterMs }: { readonly retryAfterMs: number }): string =>
  String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
