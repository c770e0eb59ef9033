import type { OperatorLabel } from '../../../../domain/operator-label/operator-label.js';
import type { UserId } from '../../../../domain/shared/ids.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { OperatorFigures } from '../../../../application/ports/screen-queries.js';
import { by } from '../repositories/order.js';

const longestPauseMs = 5 * 60_000;

/** The time that an operator worked since then, and how often others came to the same. */
export const workOf = (
  labels: readonly OperatorLabel[],
  operator: UserId,
  since: Instant,
): Pick<OperatorFigures, 'workedMs' | 'compared' | 'agreed'> => {
  const inTime = [...labels].sort(
    by(
      (label) => label.createdAt,
      (label) => label.id,
    ),
  );
  const own = inTime.filter((label) => label.operatorId === operator && label.createdAt >= since);
  const pauses = own.slice(1).map((label, index) => label.createdAt - (own[index]?.createdAt ?? 0));
  const mine = lastWords(own);
  const theirs = lastWords(inTime.filter((label) => label.operatorId !== operator));
  const pairs = [...mine].flatMap(([trigger, word]) => {
    const other = theirs.get(trigger);
    return other === undefined ? [] : [[word, other] as const];
  });
  return {
    workedMs: pauses.filter((pause) => pause <= longestPauseMs).reduce((sum, pause) => sum + pause, 0),
    compared: pairs.length,
    agreed: pairs.filter(([one, other]) => standing(one) === standing(other)).length,
  };
};

const lastWords = (labels: readonly OperatorLabel[]): ReadonlyMap<string, OperatorLabel> =>
  new Map(labels.filter(({ verdict }) => verdict !== 'reopened').map((label) => [label.triggerId, label]));

/** What a word leaves standing; nothing, when it rejects. */
const standing = ({ verdict, riskCode }: OperatorLabel): string => (verdict === 'rejected' ? '' : riskCode);
