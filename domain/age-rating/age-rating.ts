import type { TimeInterval } from '../shared/time-interval.js';
import type { TriggerId } from '../shared/ids.js';

/** Marks of 436-FZ art. 6, lowest first. */
export const ageMarks = ['0+', '6+', '12+', '16+', '18+'] as const;
export type AgeMark = (typeof ageMarks)[number];

/** One risk that holds the mark up. */
export interface AgeReason {
  readonly triggerId: TriggerId;
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly effect: AgeMark | 'prohibited';
  readonly law: readonly string[];
  /** False while no operator has confirmed it. */
  readonly isConfirmed: boolean;
}

/** Suggested mark with its reasons, gravest first; `prohibited` when no mark cures what was found. A suggestion, not a decision. */
export interface AgeRating {
  readonly mark: AgeMark | 'prohibited';
  readonly reasons: readonly AgeReason[];
  /** Lower mark that removing the listed triggers would allow; undefined at 0+. */
  readonly next: { readonly mark: AgeMark; readonly remove: readonly TriggerId[] } | undefined;
}
