import { byStart, type TimeInterval } from '../shared/time-interval.js';
import type { TriggerId } from '../shared/ids.js';
import type { SceneQuestion } from './context.js';

/** Marks of 436-FZ art. 6, lowest first. */
export const ageMarks = ['0+', '6+', '12+', '16+', '18+'] as const;
export type AgeMark = (typeof ageMarks)[number];

/** What a risk does to the mark; `prohibited`: no mark cures it. */
export type MarkEffect = AgeMark | 'prohibited';

/** One risk that holds the mark up. */
export interface AgeReason {
  readonly triggerId: TriggerId;
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly effect: MarkEffect;
  readonly law: readonly string[];
  /** False while no operator has confirmed it. */
  readonly isConfirmed: boolean;
  /** True where a question without an answer is read the stricter way; an answer may lower the effect. */
  readonly isAssumed: boolean;
}

/** A lower mark and everything that has to go before it suits. */
export interface MarkStep {
  readonly mark: AgeMark;
  readonly remove: readonly TriggerId[];
}

/** Suggested mark with its reasons, gravest first; `prohibited` when no mark cures what was found. A suggestion, not a decision. */
export interface AgeRating {
  readonly mark: MarkEffect;
  readonly reasons: readonly AgeReason[];
  /** Lower mark that removing the listed triggers would allow; undefined at 0+. */
  readonly next: MarkStep | undefined;
}

/** The suggestion after what people answered about the scenes. */
export interface AgeRatingInContext extends AgeRating {
  /** Every lower mark that cutting can reach, highest first; the first one is `next`. */
  readonly steps: readonly MarkStep[];
  /** What holds for the whole video and no cut removes. */
  readonly wholeVideo: readonly { readonly effect: AgeMark; readonly law: string }[];
  /** Answers still missing that the effect of a trigger can depend on. */
  readonly unanswered: readonly { readonly triggerId: TriggerId; readonly questions: readonly SceneQuestion[] }[];
  /** A foreign agent is spoken of, and nobody has said yet whether one made the video. */
  readonly isForeignAgentUnanswered: boolean;
  /** The marks that the missing answers leave possible. */
  readonly range: { readonly lowest: MarkEffect; readonly highest: MarkEffect };
  /** `low` while a risk waits for an operator, `medium` while an answer can still change the mark. */
  readonly confidence: 'low' | 'medium' | 'high';
  /** False for anything barred, whatever else is known. */
  readonly canBeReady: boolean;
}

export const gravityOfEffect = (effect: MarkEffect): number =>
  effect === 'prohibited' ? ageMarks.length : ageMarks.indexOf(effect);

export const higherEffect = <E extends MarkEffect>(a: E, b: E): E => (gravityOfEffect(a) > gravityOfEffect(b) ? a : b);

export const lowerEffect = <E extends MarkEffect>(a: E, b: E): E => (gravityOfEffect(a) < gravityOfEffect(b) ? a : b);

export const highestEffect = (reasons: readonly Pick<AgeReason, 'effect'>[]): MarkEffect =>
  reasons.reduce<MarkEffect>((highest, { effect }) => higherEffect(effect, highest), '0+');

/** The reasons that stand above a mark. */
export const reasonsAbove = (reasons: readonly AgeReason[], mark: MarkEffect): readonly TriggerId[] =>
  reasons.filter(({ effect }) => gravityOfEffect(effect) > gravityOfEffect(mark)).map(({ triggerId }) => triggerId);

export const gravestReasonFirst = (a: AgeReason, b: AgeReason): number =>
  gravityOfEffect(b.effect) - gravityOfEffect(a.effect) ||
  byStart(a.interval, b.interval) ||
  (a.riskCode < b.riskCode ? -1 : a.riskCode > b.riskCode ? 1 : 0) ||
  (a.triggerId < b.triggerId ? -1 : 1);
