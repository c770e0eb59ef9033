import { plusMs, type Instant } from '../shared/instant.js';
import type { VerificationTask } from './verification-task.js';

const hourMs = 3_600_000;

/** Hours from the end of the analysis within which the report is promised, by priority 0 … 4: the graver, the sooner. */
const promisedHours = [24, 24, 8, 4, 2] as const;

export const dueAt = ({ priority, createdAt }: Pick<VerificationTask, 'priority' | 'createdAt'>): Instant =>
  plusMs(createdAt, (promisedHours[Math.min(4, Math.max(0, priority))] ?? 24) * hourMs);

export const isOverdue = (task: VerificationTask, now: Instant): boolean =>
  task.state !== 'completed' && dueAt(task) <= now;
