import type { OpenTasks, UnsentJobs } from '../../../../../application/ports/admin-queries.js';
import { jobNames, periodicJobNames, type JobName } from '../../../../../application/ports/job-scheduler.js';
import type { Dashboard, Page } from '../../../../../application/ports/screen-queries.js';
import type { PipelineExecution } from '../../../../../domain/pipeline/pipeline-execution.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { dueAt } from '../../../../../domain/verification-task/deadline.js';
import { videoStates } from '../../../../../domain/video/video.js';
import type { Words } from '../../shared/page-context.js';
import { executionRowView, type ExecutionNames } from '../executions/execution-list-view.js';
import { leaseText } from '../executions/execution-view.js';
import type { SeenWorkload } from '../../../../../application/use-cases/operations/read-workload.js';
import type { HeldStage } from '../../../../../domain/pipeline/workload.js';
import { workersView } from './workers-view.js';

export interface Overview {
  readonly work: SeenWorkload;
  readonly jobs: Readonly<Partial<Record<JobName, number>>>;
  readonly unsent: UnsentJobs;
  readonly failedToday: number;
  readonly lastFailed: Page<PipelineExecution>;
  readonly tasks: readonly OpenTasks[];
  readonly dashboard: Dashboard;
  readonly names: ExecutionNames;
}

interface Figure {
  readonly text: string;
  readonly value: string;
  readonly href?: string;
  /** Somebody should look. */
  readonly isAlarm?: boolean;
}

export const overviewView = (seen: Overview, now: Instant, words: Words) => {
  const { t, format } = words;
  const { load, workers, isCut } = seen.work;
  const figure = (key: string, value: number, over: Partial<Figure> = {}): Figure => ({
    text: t(`ops.${key}`),
    value: format.number(value) + (isCut ? '+' : ''),
    ...over,
  });
  const jobs = jobNames.flatMap((name) => {
    const count = seen.jobs[name] ?? 0;
    return count === 0 ? [] : [{ name: t(`job.${name}`), value: format.number(count) }];
  });
  const stageRow = (held: HeldStage) => ({
    href: `/admin/executions/${held.execution.id}/`,
    title: seen.names.videos.get(held.execution.videoId)?.video.title ?? t('ops.videoGone'),
    stage: t(`stage.${held.name}`),
    took: format.duration(Math.max(0, now - held.stage.startedAt)),
    worker: held.stage.workerId,
    lease: leaseText(held.stage.leaseExpiresAt, now, words),
    isAlarm: held.stage.leaseExpiresAt <= now,
  });
  const oldest = load.oldestWaitingSince;
  return {
    queue: [
      figure('stagesWaiting', load.waiting, { href: '/admin/executions/?state=pending' }),
      figure('stagesRunning', load.running.length, { href: '/admin/executions/?state=running' }),
      figure('stagesResting', load.resting, { isAlarm: load.resting > 0 }),
      figure('stagesAbandoned', load.abandoned.length, { isAlarm: load.abandoned.length > 0 }),
      {
        text: t('ops.failedToday'),
        value: format.number(seen.failedToday),
        href: '/admin/executions/?state=failed',
        isAlarm: seen.failedToday > 0,
      },
      { text: t('ops.oldestWaiting'), value: oldest === undefined ? '—' : format.elapsed(now - oldest) },
    ] satisfies readonly Figure[],
    jobs,
    unsentText: seen.unsent.due > 0 ? t('ops.unsent', { count: seen.unsent.due }) : undefined,
    unsentFailing: seen.unsent.failing > 0 ? t('ops.unsentFailing', { count: seen.unsent.failing }) : undefined,
    workers: workersView(workers, now, words),
    workIsLeft: isLeft(seen) ? t('ops.workIsLeft', { command: workerCommand }) : undefined,
    noWorkers: t('ops.noWorkers', { command: workerCommand }),
    stages: [...load.abandoned, ...load.running].slice(0, 20).map(stageRow),
    videos: videoStates.map((state) => ({
      text: t(`videoState.${state}`),
      value: format.number(seen.dashboard.videos[state]),
      href: `/admin/videos/?state=${state}`,
    })),
    tasks: seen.tasks.map((tasks) => {
      const due = dueAt({ priority: tasks.priority, createdAt: tasks.oldestCreatedAt });
      return {
        priority: t(`priority.${tasks.priority}`),
        pending: format.number(tasks.pending),
        held: format.number(tasks.held),
        age: format.elapsed(now - tasks.oldestCreatedAt),
        isLate: due <= now,
        due:
          due <= now
            ? t('ops.lateBy', { time: format.elapsed(now - due) })
            : t('ops.dueIn', { time: format.elapsed(due - now) }),
      };
    }),
    faults: seen.lastFailed.items.map((execution) => executionRowView(execution, seen.names, now, words)),
  };
};

const workerCommand = 'npm run worker';

/** Somebody waits for work to be done, and nobody is there to take it. What workers do of themselves, by the clock, keeps nobody waiting. */
const isLeft = ({ work: { load, workers }, unsent, jobs }: Overview): boolean => {
  if (workers.some(({ state }) => state === 'working')) return false;
  const isAsked = (name: JobName): boolean => !periodicJobNames.some((each) => each === name) && (jobs[name] ?? 0) > 0;
  return load.waiting > 0 || load.abandoned.length > 0 || unsent.due > 0 || jobNames.some(isAsked);
};
