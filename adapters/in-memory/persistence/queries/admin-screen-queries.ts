import type { AdminQueries, TrailEntry, TrailPerson } from '../../../../application/ports/admin-queries.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { UserId } from '../../../../domain/shared/ids.js';
import { instant } from '../../../../domain/shared/instant.js';
import { checkLimit } from '../check-limit.js';
import { by } from '../repositories/order.js';
import type { State } from '../state.js';
import { stretchOf } from './ordered-list.js';
import { isGiven, isWithin } from './page-of.js';

const countLimit = 10_000;
const newest = { by: 'createdAt', isDescending: true } as const;
const trailKeys = { createdAt: ({ line }: TrailLine) => line.entry.at };

interface TrailLine {
  readonly id: string;
  readonly line: TrailEntry;
}

export const createAdminScreenQueries = (read: () => State): AdminQueries => {
  const unfinished = (state: PipelineExecution['state']) =>
    [...read().executions.values()]
      .filter((execution) => execution.state === state)
      .sort(
        by(
          (execution) => execution.updatedAt,
          (execution) => execution.id,
        ),
      );

  const person = (id: UserId | undefined): TrailPerson | undefined => {
    const user = id && read().users.get(id);
    return user && { name: user.name, email: user.email };
  };

  const lines = (): readonly TrailLine[] => [
    ...[...read().audit.values()].map((entry) => ({
      id: entry.id,
      line: { log: 'accounts', entry, actor: person(entry.actorId), subject: person(entry.userId) } as const,
    })),
    ...[...read().operatorLog.values()].map((entry) => ({
      id: entry.id,
      line: { log: 'verification', entry, actor: person(entry.operatorId) } as const,
    })),
  ];

  return {
    async unfinishedExecutions(limit) {
      checkLimit(limit);
      return [...unfinished('running'), ...unfinished('pending')].slice(0, limit);
    },
    async openTasks() {
      const open = [...read().tasks.values()].filter((task) => task.state !== 'completed');
      const priorities = [...new Set(open.map((task) => task.priority))].sort((a, b) => b - a);
      return priorities.map((priority) => {
        const tasks = open.filter((task) => task.priority === priority);
        const pending = tasks.filter((task) => task.state === 'pending').length;
        const oldestCreatedAt = instant(Math.min(...tasks.map((task) => task.createdAt)));
        return { priority, pending, held: tasks.length - pending, oldestCreatedAt };
      });
    },
    async unsentJobs(now) {
      const due = [...read().outbox.values()].filter(({ dueAt }) => dueAt <= now);
      return {
        due: Math.min(countLimit, due.length),
        failing: Math.min(countLimit, due.filter(({ deliveries }) => deliveries > 1).length),
      };
    },
    async trail(filter, request) {
      const found = lines().filter(
        ({ line }) =>
          isGiven(filter.actor, actorOf(line)) &&
          isGiven(filter.action, line.entry.action) &&
          isGiven(filter.subject, subjectOf(line)) &&
          isWithin(line.entry.at, filter.createdFrom, filter.createdBefore),
      );
      const { items, hasMore } = stretchOf(found, trailKeys, { ordering: newest, ...request });
      return { items: items.map(({ line }) => line), hasMore };
    },
    databaseBytes: async () => undefined,
  };
};

const actorOf = (line: TrailEntry): UserId | undefined =>
  line.log === 'accounts' ? line.entry.actorId : line.entry.operatorId;

const subjectOf = (line: TrailEntry): string | undefined =>
  line.log === 'accounts' ? line.entry.userId : line.entry.subjectId;
