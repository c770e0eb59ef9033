import type { OperatorLabel } from '../operator-label/operator-label.js';
import type { UserId } from '../shared/ids.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { ProcessedTrigger, Trigger, Verdict } from '../trigger/trigger.js';

/** Two operators on the same finding. */
export interface Comparison {
  readonly operators: readonly [UserId, UserId];
  readonly isAgreed: boolean;
}

interface Word {
  readonly operatorId: UserId;
  readonly verdict: Verdict | 'reopened' | 'added';
  readonly riskCode: string;
}

/** What a word leaves standing; nothing, when it rejects. */
const standing = ({ verdict, riskCode }: Word): string => (verdict === 'rejected' ? '' : riskCode);

const compare = (one: Word, other: Word): readonly Comparison[] =>
  one.operatorId === other.operatorId
    ? []
    : [{ operators: [one.operatorId, other.operatorId], isAgreed: standing(one) === standing(other) }];

/** The last word of each operator on each finding, in the order of the labels; a reopening is no word. */
export const lastWords = (labels: readonly OperatorLabel[]): readonly OperatorLabel[] => {
  const said = labels.filter(({ verdict }) => verdict !== 'reopened');
  return [...new Map(said.map((label) => [`${label.triggerId} ${label.operatorId}`, label])).values()];
};

/** Findings of one task on which several operators have a last word: each pair of them. */
export const comparedInTask = (words: readonly OperatorLabel[]): readonly Comparison[] => {
  const byTrigger = new Map<string, OperatorLabel[]>();
  for (const word of words) byTrigger.set(word.triggerId, [...(byTrigger.get(word.triggerId) ?? []), word]);
  return [...byTrigger.values()].flatMap((same) =>
    same.flatMap((one, index) => same.slice(index + 1).flatMap((other) => compare(one, other))),
  );
};

/**
 * Findings that two analyses of one video share: the models raised the same risk in intervals that have at least half of
 * their common length in common. Each is compared once.
 */
export const comparedBetween = (triggers: readonly Trigger[], earlier: readonly Trigger[]): readonly Comparison[] => {
  const free = new Set(earlier.filter(isJudged));
  return triggers.filter(isJudged).flatMap((trigger) => {
    const twin = [...free].find(
      (other) => other.riskCode === trigger.riskCode && isSamePlace(other.interval, trigger.interval),
    );
    if (twin === undefined) return [];
    free.delete(twin);
    return compare(trigger.decision, twin.decision);
  });
};

const isJudged = (trigger: Trigger): trigger is ProcessedTrigger =>
  trigger.state === 'processed' && trigger.source !== 'operator';

const isSamePlace = (one: TimeInterval, other: TimeInterval): boolean => {
  const shared = Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs);
  const whole = Math.max(one.endMs, other.endMs) - Math.min(one.startMs, other.startMs);
  return shared * 2 >= whole;
};
