import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';

/** Append-only. */
export interface OperatorLog {
  add(entry: OperatorLogEntry): Promise<void>;
  /** What happened to a task, a trigger or a version of the catalogue, oldest first, at most the first 1,000 lines. */
  ofSubject(id: string): Promise<readonly OperatorLogEntry[]>;
}
