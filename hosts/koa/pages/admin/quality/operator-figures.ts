import type { OperatorQuality } from '../../../../../application/ports/quality-queries.js';
import type { Words } from '../../shared/page-context.js';

const hourMs = 3_600_000;

/** Less than this says nothing about somebody's pace. */
const leastHeldMs = 60_000;

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** Undefined where there is too little to say it of. */
export const operatorShares = (one: OperatorQuality) => {
  const passedOn = one.escalated + one.handedOver;
  return {
    perHour: one.heldMs < leastHeldMs ? undefined : (one.decisions * hourMs) / one.heldMs,
    withModels: share(one.confirmed, one.judged),
    withOthers: share(one.agreed, one.compared),
    passedOn: share(passedOn, one.completed + passedOn),
  };
};

/** Operators as the page shows them, in the order that they come in. */
export const operatorRows = (operators: readonly OperatorQuality[], { t, format }: Words) =>
  operators.map((one) => {
    const { perHour, withModels, withOthers, passedOn } = operatorShares(one);
    const percent = (value: number | undefined): string => (value === undefined ? '—' : format.percent(value));
    return {
      href: one.name === undefined ? undefined : `/admin/users/${one.operatorId}/`,
      name: one.name ?? t('ops.accountGone'),
      decisions: format.number(one.decisions),
      completed: format.number(one.completed),
      perHour: perHour === undefined ? '—' : format.number(Math.round(perHour)),
      held: one.heldMs < leastHeldMs ? '' : t('quality.held', { time: format.duration(one.heldMs) }),
      withModels: percent(withModels),
      ofModels: one.judged > 0 ? t('quality.ofFindings', { count: one.judged }) : '',
      withOthers: percent(withOthers),
      ofOthers: one.compared > 0 ? t('quality.ofFindings', { count: one.compared }) : t('quality.notCompared'),
      passedOn: percent(passedOn),
      ofPassedOn:
        one.escalated + one.handedOver > 0
          ? t('quality.passedOnText', { escalated: one.escalated, handedOver: one.handedOver })
          : '',
    };
  });
