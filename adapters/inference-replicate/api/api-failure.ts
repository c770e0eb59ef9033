/** Why a request to Replicate gave no answer. */
export type FailureKind =
  /** No connection, a broken one, or no answer in time: the request may have been carried out. */
  | 'network'
  /** A 5xx, which may come from a gateway in front of a request that was carried out. */
  | 'server'
  /** 429, still after all attempts: not carried out. */
  | 'throttled'
  /** Not sent at all: too many requests failed lately. */
  | 'circuit-open'
  | 'aborted'
  /** Any other 4xx: not carried out. */
  | 'refused'
  /** An answer that is not of the API's form. */
  | 'malformed';

/**
 * Carries no request: the SDK's own error holds the one it sent, with the token in its headers, and whoever logs a `cause`
 * would write it down.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: FailureKind;
  readonly status: number | undefined;

  constructor(kind: FailureKind, message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }

  /** The request may have been carried out although nobody heard of it. */
  get isUncertain(): boolean {
    return this.kind === 'network' || this.kind === 'server' || this.kind === 'malformed';
  }
}
