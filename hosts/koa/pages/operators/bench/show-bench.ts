import { notFound } from '../../../../../application/use-cases/refusals.js';
import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import { taskId, type TaskId } from '../../../../../domain/shared/ids.js';
import type { Trigger } from '../../../../../domain/trigger/trigger.js';
import type { Actor } from '../../../../../domain/user/access.js';
import { heldTask, isEscalated } from '../../../../../domain/verification-task/task-decisions.js';
import { colleaguesOf } from '../../../api/verification-tasks/colleagues.js';
import { statusOf, type AnyUseCaseRefusal } from '../../../http/refusal-status.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services, WebOptions } from '../../../services.js';
import { idParam, queryText } from '../../shared/input.js';
import { isFragmentRequest, wordsOf, type PageContext } from '../../shared/page-context.js';
import { showRefusal } from '../../shared/refused.js';
import { goTo, show } from '../../shared/show.js';
import { playerView } from '../../videos/player-view.js';
import { ageBenchView, ageHref } from '../age/age-bench-view.js';
import { benchProgress } from './bench-progress.js';
import { filmAddress } from './film-address.js';
import { listView } from './list-view.js';
import { listSize, loadList } from './load-list.js';
import { triggerView } from './trigger-view.js';
import { workbenchView } from './workbench-view.js';

export const benchOf = (id: TaskId): string => `/client/operators/workspace/${id}/`;

interface Form {
  readonly summary?: string;
  readonly error?: string;
}

/** Of more triggers the mark takes longer to work out than the rest of the page: it is asked for afterwards. */
const ratedAtOnce = 200;

export type BenchScreens = ReturnType<typeof createBenchScreens>;

/** What the workbench answers with. */
export const createBenchScreens = (services: Services, { baseUrl }: Pick<WebOptions, 'baseUrl'>) => {
  const { queries, catalogue, clock, readAgeRating, readBenchSettings } = services;

  const findTask = async (ctx: PageContext): Promise<TaskRow | undefined> => {
    const id = idParam(ctx, 'task', taskId);
    return id && (await queries.task(id));
  };

  const ageOf = async (actor: Actor, row: TaskRow, ctx: PageContext) => {
    if (row.triggerCount > ratedAtOnce) return { age: undefined, ageHref: ageHref(row.task.id) };
    const rated = await readAgeRating.execute(actor, row.task.id);
    return { age: rated.ok ? ageBenchView(rated.value, '', wordsOf(ctx.state.locale)) : undefined, ageHref: '' };
  };

  const showClosed = (ctx: PageContext, actor: Actor, row: TaskRow, form: Form, status: number): void => {
    const { task } = row;
    const isHeld = task.state === 'in_progress' && task.leaseExpiresAt > clock.now();
    const isOthers = isHeld && task.operatorId !== actor.userId;
    const isForAdmins = isEscalated(task) && actor.role !== 'admin';
    const model = {
      taskId: task.id,
      title: row.videoTitle,
      projectName: row.projectName,
      state: task.state === 'completed' ? 'completed' : isOthers ? 'held' : isForAdmins ? 'escalated' : 'free',
      operatorName: row.operatorName ?? '',
      question: task.passedOn?.comment ?? '',
      reportHref: `/client/reports/${task.videoId}/`,
      error: form.error,
    };
    show(ctx, 'operators/bench/closed', model, status);
  };

  /** The workbench when the actor holds the task; otherwise a page that says whose it is. */
  const showBench = async (ctx: PageContext, actor: Actor, form: Form = {}, status = 200): Promise<void> => {
    const row = await findTask(ctx);
    if (row === undefined) return showRefusal(ctx, notFound('task'));
    const now = clock.now();
    const held = heldTask(row.task, actor.userId, now);
    if (!held.ok && isFragmentRequest(ctx)) {
      ctx.set('X-Refusal', held.refusal.kind);
      return showRefusal(ctx, held.refusal);
    }
    if (!held.ok) return showClosed(ctx, actor, row, form, status);
    const words = wordsOf(ctx.state.locale);
    const list = await loadList(services, row, pageOf(ctx));
    if (isFragmentRequest(ctx) && status === 200)
      return show(ctx, 'operators/bench/list-fragment', { list: listView(list, row.task.id, words) });
    const { videoId, passedOn } = row.task;
    const [video, report, player, film, settings, colleagues, passedBy, age] = await Promise.all([
      queries.video(videoId, undefined),
      queries.reportOfVideo(videoId, undefined),
      playerView(services, baseUrl, actor, videoId),
      filmAddress(services, baseUrl, row.task),
      readBenchSettings.execute(actor),
      colleaguesOf(queries, actor.userId),
      passedOn && queries.user(passedOn.by),
      ageOf(actor, row, ctx),
    ]);
    if (video === undefined) return showRefusal(ctx, notFound('video'));
    const found = {
      ...{ row, task: held.value, video: video.video, list, report, player, film, settings, colleagues },
      passedBy: passedBy?.name,
      canEscalate: actor.role === 'operator',
      isRevealed: queryText(ctx, 'show') === '1',
    };
    show(ctx, 'operators/bench/workbench', { ...workbenchView(found, form, now, words), ...age }, status);
  };

  /**
   * After a decision: the changed card and the counter for the script, the whole page for a browser without one. `isKnown`:
   * the script has the evidence already.
   */
  const showDecided = async (ctx: PageContext, trigger: Trigger, isKnown: boolean): Promise<void> => {
    const row = await findTask(ctx);
    if (row === undefined) return showRefusal(ctx, notFound('task'));
    if (!isFragmentRequest(ctx)) {
      const marks = await queries.triggerMarks(row.task.executionId);
      const page = Math.floor(marks.findIndex(({ id }) => id === trigger.id) / listSize) + 1;
      const place = page > 1 ? `?page=${page}` : '';
      return goTo(ctx, `${benchOf(row.task.id)}${place}#trigger-${trigger.id}`);
    }
    const words = wordsOf(ctx.state.locale);
    const risks = await catalogue(trigger.catalogueVersion);
    show(ctx, 'operators/bench/decided', {
      trigger: triggerView(trigger, row.task.id, risks, words),
      progress: benchProgress(row, words),
      isKnown,
    });
  };

  /** The kind is for the script, which keeps what the loss of a lease refuses and drops what can never be saved. */
  const refuse = async (ctx: PageContext, actor: Actor, refusal: AnyUseCaseRefusal, summary = ''): Promise<void> => {
    ctx.set('X-Refusal', refusal.kind);
    if (isFragmentRequest(ctx)) return showRefusal(ctx, refusal);
    const error = refusalText(ctx.state.locale, refusal);
    await showBench(ctx, actor, { error, summary }, statusOf(refusal));
  };

  return { findTask, showBench, showDecided, refuse };
};

const pageOf = (ctx: PageContext): number | undefined => {
  const page = Number.parseInt(queryText(ctx, 'page'), 10);
  return page >= 1 && page <= 10_000 ? page : undefined;
};
