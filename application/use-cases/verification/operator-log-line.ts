import type { OperatorAction, OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import { logEntryId, type UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { IdGenerator } from '../../ports/id-generator.js';

export const operatorLogLine = (
  ids: IdGenerator,
  operatorId: UserId,
  action: OperatorAction,
  subject: { readonly type: OperatorLogEntry['subjectType']; readonly id: string },
  at: Instant,
  details: OperatorLogEntry['details'] = {},
): OperatorLogEntry => ({
  id: logEntryId(ids.next()),
  operatorId,
  action,
  subjectType: subject.type,
  subjectId: subject.id,
  details,
  at,
});
