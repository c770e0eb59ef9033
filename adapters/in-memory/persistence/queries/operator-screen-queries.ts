import { taskStates, type VerificationTask } from '../../../../domain/verification-task/verification-task.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../../../domain/pipeline/stage.js';
import { isEscalated } from '../../../../domain/verification-task/task-decisions.js';
import { executionKeys, labelKeys, logKeys, taskKeys } from '../../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../../application/ports/list-walks.js';
import type {
  ExecutionFilter,
  LabelFilter,
  LogFilter,
  ScreenQueries,
  TaskFilter,
  TaskRow,
} from '../../../../application/ports/screen-queries.js';
import { by } from '../repositories/order.js';
import type { State } from '../state.js';
import { inOrder, stretchOf } from './ordered-list.js';
import { isGiven, isWithin, mapPage, pageOf } from './page-of.js';

type OperatorScreens = Pick<ScreenQueries, 'tasks' | 'task' | 'executions' | 'execution' | 'labels' | 'operatorLog'> &
  Pick<ListWalks, 'walkExecutions' | 'walkLabels' | 'walkOperatorLog'>;

const newest = { by: 'createdAt', isDescending: true } as const;

const operatorOf = (task: VerificationTask) => (task.state === 'pending' ? undefined : task.operatorId);

const standsAt = (execution: PipelineExecution, name: StageName): boolean =>
  execution.state !== 'completed' && execution.stages[name].state !== 'done' && execution.stages[name].attempts > 0;

const queued = (tasks: readonly VerificationTask[]): readonly VerificationTask[] =>
  [...tasks].sort(
    by(
      (task) => taskStates.indexOf(task.state),
      (task) => -task.priority,
      (task) => task.createdAt,
      (task) => task.id,
    ),
  );

export const createOperatorScreenQueries = (read: () => State): OperatorScreens => {
  const taskRow = (task: VerificationTask): TaskRow => {
    const video = read().videos.get(task.videoId);
    const triggers = [...read().triggers.values()].filter((trigger) => trigger.executionId === task.executionId);
    const operator = operatorOf(task);
    return {
      task,
      videoTitle: video?.title ?? '',
      videoDurationMs: video?.media.durationMs ?? 0,
      projectName: (video && read().projects.get(video.projectId)?.name) ?? '',
      triggerCount: triggers.length,
      pendingTriggerCount: triggers.filter((trigger) => trigger.state === 'pending').length,
      operatorName: operator && read().users.get(operator)?.name,
    };
  };

  const tasks = (filter: TaskFilter) =>
    [...read().tasks.values()]
      .filter((task) => isGiven(filter.state, task.state) && isGiven(filter.operator, operatorOf(task)))
      .filter((task) => isGiven(filter.video, task.videoId) && task.priority >= (filter.minPriority ?? task.priority))
      .filter((task) => isEscalated(task) === (filter.isEscalated ?? isEscalated(task)))
      .filter((task) => isWithin(task.createdAt, filter.createdFrom, filter.createdBefore))
      .filter((task) => isWithin(task.updatedAt, filter.updatedFrom, filter.updatedBefore));

  const executions = (filter: ExecutionFilter) =>
    [...read().executions.values()]
      .filter((execution) => isGiven(filter.owner, execution.ownerId) && isGiven(filter.video, execution.videoId))
      .filter((execution) => isGiven(filter.state, execution.state))
      .filter((execution) => filter.stage === undefined || standsAt(execution, filter.stage))
      .filter((execution) => isWithin(execution.createdAt, filter.createdFrom, filter.createdBefore))
      .filter((execution) => isWithin(execution.updatedAt, filter.updatedFrom, filter.updatedBefore));

  const labels = (filter: LabelFilter) =>
    [...read().labels.values()]
      .filter((label) => isGiven(filter.operator, label.operatorId) && isGiven(filter.task, label.taskId))
      .filter((label) => isGiven(filter.trigger, label.triggerId) && isGiven(filter.video, label.videoId))
      .filter((label) => isGiven(filter.verdict, label.verdict) && isGiven(filter.riskCode, label.riskCode))
      .filter((label) => isWithin(label.createdAt, filter.createdFrom, filter.createdBefore));

  const entries = (filter: LogFilter) =>
    [...read().operatorLog.values()]
      .filter((entry) => isGiven(filter.operator, entry.operatorId) && isGiven(filter.action, entry.action))
      .filter((entry) => isGiven(filter.subjectType, entry.subjectType) && isGiven(filter.subject, entry.subjectId))
      .filter((entry) => isWithin(entry.at, filter.createdFrom, filter.createdBefore));

  return {
    async tasks(filter, { ordering, ...bounds }) {
      const found = tasks(filter);
      return mapPage(pageOf(ordering ? inOrder(found, taskKeys, ordering) : queued(found), bounds), taskRow);
    },
    async task(id) {
      const task = read().tasks.get(id);
      return task && taskRow(task);
    },
    async executions(filter, { ordering = newest, ...bounds }) {
      return pageOf(inOrder(executions(filter), executionKeys, ordering), bounds);
    },
    walkExecutions: async (filter, request) => stretchOf(executions(filter), executionKeys, request),
    async execution(id, owner) {
      const execution = read().executions.get(id);
      return execution !== undefined && isGiven(owner, execution.ownerId) ? execution : undefined;
    },
    async labels(filter, { ordering = newest, ...bounds }) {
      return pageOf(inOrder(labels(filter), labelKeys, ordering), bounds);
    },
    walkLabels: async (filter, request) => stretchOf(labels(filter), labelKeys, request),
    async operatorLog(filter, { ordering = newest, ...bounds }) {
      return pageOf(inOrder(entries(filter), logKeys, ordering), bounds);
    },
    walkOperatorLog: async (filter, request) => stretchOf(entries(filter), logKeys, request),
  };
};
