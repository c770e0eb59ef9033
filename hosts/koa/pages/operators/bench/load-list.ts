import type { TaskRow, TriggerMark } from '../../../../../application/ports/screen-queries.js';
import type { RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Trigger } from '../../../../../domain/trigger/trigger.js';
import type { Services } from '../../../services.js';

/** Cards in one piece of the list: a browser stays quick, and a person scrolls no further. */
export const listSize = 50;

export interface BenchList {
  readonly marks: readonly TriggerMark[];
  readonly page: number;
  readonly triggers: readonly Trigger[];
  readonly catalogue: RiskCatalogue;
}

/** `page` undefined: where the first trigger without a decision stands. */
export const loadList = async (
  { queries, catalogue }: Pick<Services, 'queries' | 'catalogue'>,
  { task }: TaskRow,
  page: number | undefined,
): Promise<BenchList> => {
  const marks = await queries.triggerMarks(task.executionId);
  const open = Math.max(
    0,
    marks.findIndex(({ state }) => state === 'pending'),
  );
  const last = Math.max(1, Math.ceil(marks.length / listSize));
  const shown = Math.min(last, page ?? Math.floor(open / listSize) + 1);
  const filter = { owner: undefined, execution: task.executionId };
  const { items } = await queries.triggers(filter, { page: shown, pageSize: listSize });
  return { marks, page: shown, triggers: items, catalogue: await catalogue(items[0]?.catalogueVersion) };
};
