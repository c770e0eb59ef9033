/** Outcome of a decision: a value, or a refusal that says why the business says no. Refusals are values, never thrown. */
export type Result<T, R extends Refusal = Refusal> = Accepted<T> | Refused<R>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<R extends Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/** A refusal is told apart by `kind`; the other fields are parameters for the message that a person reads. */
export interface Refusal {
  readonly kind: string;
}

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });

export const refuse = <const R extends Refusal>(refusal: R): Refused<R> => ({ ok: false, refusal });
