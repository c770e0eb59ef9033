import type { OperatorLabel } from '../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import type { Project } from '../../domain/project/project.js';
import type { ExecutionId, VideoId } from '../../domain/shared/ids.js';
import type { Trigger } from '../../domain/trigger/trigger.js';
import type { VerificationTask } from '../../domain/verification-task/verification-task.js';
import type { Video } from '../../domain/video/video.js';

/**
 * By one field; equal ones by id, in the same direction. Numbers by size, texts by code points.
 * A list that is ordered one way and the other comes in exactly opposite orders.
 */
export interface Ordering<Field extends string> {
  readonly by: Field;
  readonly isDescending: boolean;
}

export type SortKey = number | string;
export type SortKeys<Row> = Readonly<Record<string, (row: Row) => SortKey>>;

/** Names are compared in lower case. */
export const projectKeys = {
  createdAt: (project) => project.createdAt,
  updatedAt: (project) => project.updatedAt,
  name: (project) => project.name.toLowerCase(),
} as const satisfies SortKeys<Project>;

/** Titles are compared in lower case, equal ones by the file's name. */
export const videoKeys = {
  uploadedAt: (video) => video.uploadedAt,
  updatedAt: (video) => video.updatedAt,
  title: (video) => `${video.title}\n${video.fileName}`.toLowerCase(),
  duration: (video) => video.media.durationMs,
} as const satisfies SortKeys<Video>;

export const triggerKeys = {
  createdAt: (trigger) => trigger.createdAt,
  start: (trigger) => trigger.interval.startMs,
  confidence: (trigger) => trigger.confidence,
} as const satisfies SortKeys<Trigger>;

export const taskKeys = {
  createdAt: (task) => task.createdAt,
  updatedAt: (task) => task.updatedAt,
  priority: (task) => task.priority,
} as const satisfies SortKeys<VerificationTask>;

export const executionKeys = {
  createdAt: (execution) => execution.createdAt,
  updatedAt: (execution) => execution.updatedAt,
} as const satisfies SortKeys<PipelineExecution>;

export const labelKeys = { createdAt: (label) => label.createdAt } as const satisfies SortKeys<OperatorLabel>;

export const logKeys = { createdAt: (entry) => entry.at } as const satisfies SortKeys<OperatorLogEntry>;

export type ProjectField = keyof typeof projectKeys;
export type VideoField = keyof typeof videoKeys;
export type TriggerField = keyof typeof triggerKeys;
export type TaskField = keyof typeof taskKeys;
export type ExecutionField = keyof typeof executionKeys;
export type LabelField = keyof typeof labelKeys;
export type LogField = keyof typeof logKeys;

/** The place of a row in an ordered list. It stays a place when the row is gone. */
export interface Position {
  readonly key: SortKey;
  readonly id: string;
}

export const positionIn = <Row extends { readonly id: string }, Field extends string>(
  keys: Readonly<Record<Field, (row: Row) => SortKey>>,
  { by }: Ordering<Field>,
  row: Row,
): Position => ({ key: keys[by](row), id: row.id });

/** In a video from its start on; elsewhere newest first. */
export const usualTriggerOrdering = (within: {
  readonly video?: VideoId;
  readonly execution?: ExecutionId;
}): Ordering<TriggerField> =>
  within.video === undefined && within.execution === undefined
    ? { by: 'createdAt', isDescending: true }
    : { by: 'start', isDescending: false };
