import type { Words } from '../../shared/page-context.js';
import { pagerOf, type Pager } from '../../shared/pager.js';
import { listSize, type BenchList } from './load-list.js';
import { triggerView, type TriggerView } from './trigger-view.js';

/** One piece of the list of triggers. */
export interface ListView {
  readonly triggers: readonly TriggerView[];
  readonly total: number;
  readonly page: number;
  readonly pager: Pager;
}

export const listView = ({ marks, triggers, page, catalogue }: BenchList, taskId: string, words: Words): ListView => ({
  triggers: triggers.map((trigger) => triggerView(trigger, taskId, catalogue, words)),
  total: marks.length,
  page,
  pager: pagerOf(`/client/operators/workspace/${taskId}/`, {}, page, listSize, marks.length),
});
