import type { OperatorLabel } from '../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../domain/operator-label/operator-log-entry.js';
import { labelId, logEntryId } from '../../domain/shared/ids.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

export const aLabel = (over: Partial<OperatorLabel> = {}): OperatorLabel => ({
  id: labelId(freshId()),
  triggerId: knownIds.trigger,
  taskId: knownIds.task,
  videoId: knownIds.video,
  operatorId: knownIds.operator,
  verdict: 'confirmed',
  riskCode: 'PROF_OBSCENE_SPEECH',
  interval: { startMs: 12_000, endMs: 13_000 },
  comment: '',
  createdAt: noon,
  ...over,
});

export const aLogEntry = (over: Partial<OperatorLogEntry> = {}): OperatorLogEntry => ({
  id: logEntryId(freshId()),
  operatorId: knownIds.operator,
  action: 'task-taken',
  subjectType: 'task',
  subjectId: knownIds.task,
  details: {},
  at: noon,
  ...over,
});
