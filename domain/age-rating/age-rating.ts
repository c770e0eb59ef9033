import type { TimeInterval } from '../shared/time-interval.js';
import type { TriggerId } from '../shared/ids.js';
import type { SceneQuestion } from './context.js';

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

/** The suggestion after what people answered about the scenes. */
export interface AgeRatingInContext extends AgeRating {
  /** What holds for the whole video and no cut removes. */
  readonly wholeVideo: readonly { readonly effect: AgeMark; readonly law: string }[];
  /** Answers still missing that the effect of a trigger can depend on. */
  readonly unanswered: readonly { readonly triggerId: TriggerId; readonly questions: readonly SceneQuestion[] }[];
  /** The marks that the missing answers leave possible. */
  readonly range: { readonly lowest: AgeMark | 'prohibited'; readonly highest: AgeMark | 'prohibited' };
  /** `low` while a risk waits for an operator, `medium` while an answer can still change the mark. */
  readonly confidence: 'low' | 'medium' | 'high';
  /** False for anything barred, whatever else is known. */
  readonly canBeReady: boolean;
}

export const gravityOfEffect = (effect: AgeMark | 'prohibited'): number =>
  effect === 'prohibited' ? ageMarks.length : ageMarks.indexOf(effect);

export const higherEffect = <E extends AgeMark | 'prohibited'>(a: E, b: E): E =>
  gravityOfEffect(a) > gravityOfEffect(b) ? a : b;

export const lowerEffect = <E extends AgeMark | 'prohibited'>(a: E, b: E): E =>
  gravityOfEffect(a) < gravityOfEffect(b) ? a : b;
