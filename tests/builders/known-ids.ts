import {
  executionId,
  labelId,
  projectId,
  reportId,
  taskId,
  triggerId,
  userId,
  videoId,
  workerId,
} from '../../domain/shared/ids.js';
import { numberedId } from './fresh-id.js';

const known = (index: number): string => numberedId(2 ** 40 + index);

/** What the builders refer to unless told otherwise; their own ids are fresh. */
export const knownIds = {
  owner: userId(known(1)),
  operator: userId(known(2)),
  project: projectId(known(3)),
  video: videoId(known(4)),
  execution: executionId(known(5)),
  trigger: triggerId(known(6)),
  task: taskId(known(7)),
  report: reportId(known(8)),
  label: labelId(known(9)),
  worker: workerId('worker-1'),
} as const;
