import type { Dashboard, OperatorFigures, Page, TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';
import { nextView, type NextView } from './next-view.js';
import { taskView, type TaskView } from './task-view.js';

interface QueueView {
  readonly next: NextView | undefined;
  readonly own: readonly TaskView[];
  readonly waiting: readonly TaskView[];
  readonly heldText: string | undefined;
  readonly canSeeWhole: boolean;
  readonly figures: readonly { readonly text: string; readonly value: string }[];
  readonly pager: Pager;
  /** The page's own address, to look for news. */
  readonly here: string;
  readonly message: string | undefined;
  readonly error: string | undefined;
}

interface Found {
  readonly own: Page<TaskRow>;
  readonly waiting: Page<TaskRow>;
  /** First in line, on whatever page the reader is. */
  readonly first: TaskRow | undefined;
  readonly dashboard: Dashboard;
  readonly figures: OperatorFigures;
  readonly canSeeWhole: boolean;
}

const hourMs = 3_600_000;
/** A rate from less work says nothing. */
const leastWorkMs = 5 * 60_000;
const leastCompared = 5;

const figuresOf = (figures: OperatorFigures, { t, format }: Words): QueueView['figures'] => {
  const keys = ['completedTasks', 'decisions', 'confirmed', 'rejected', 'relabelled'] as const;
  const { decisions, workedMs, compared, agreed } = figures;
  const perHour = workedMs < leastWorkMs ? undefined : Math.round((decisions * hourMs) / workedMs);
  const agreement =
    compared < leastCompared
      ? undefined
      : t('queue.agreementOf', { percent: format.percent(agreed / compared), total: compared });
  const none = t('queue.noFigure');
  return [
    ...keys.map((key) => ({ text: t(`queue.${key}`), value: format.number(figures[key]) })),
    { text: t('queue.perHour'), value: perHour === undefined ? none : format.number(perHour) },
    { text: t('queue.agreement'), value: agreement ?? none },
  ];
};

export const queueView = (
  found: Found,
  said: { readonly message?: string | undefined; readonly error?: string | undefined },
  { pager, here }: { readonly pager: Pager; readonly here: string },
  now: Instant,
  words: Words,
): QueueView => {
  const { t } = words;
  const others = found.dashboard.tasks.in_progress - found.own.items.length;
  const [held] = found.own.items;
  return {
    next: nextView(held ?? found.first, held !== undefined, now, words),
    own: found.own.items.map((row) => taskView(row, now, words)),
    waiting: found.waiting.items.map((row) => taskView(row, now, words)),
    heldText: others > 0 ? t('queue.held', { count: others }) : undefined,
    canSeeWhole: found.canSeeWhole,
    figures: figuresOf(found.figures, words),
    pager,
    here,
    message: said.message,
    error: said.error,
  };
};
