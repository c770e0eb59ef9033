import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';

/** Append-only. */
export interface OperatorLog {
  add(entry: OperatorLogEntry): Promise<void>;
}
