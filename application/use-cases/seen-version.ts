import { accept, refuse, type Result } from '../../domain/shared/result.js';
import type { StaleWrite } from '../ports/unit-of-work.js';

/** The version of a record that somebody saw before they changed it, or several of which one will do. */
export type SeenVersion<Version extends number | string = number> = Version | readonly Version[];

/** Nothing seen: whatever stands there is changed. Asked inside the run that writes, where the answer stays true. */
export const refuseUnseen = <Version extends number | string>(
  subject: string,
  record: { readonly id: string; readonly version: Version },
  seen: SeenVersion<Version> | undefined,
): Result<void, StaleWrite> => {
  const isSeen = Array.isArray(seen) ? seen.includes(record.version) : seen === undefined || seen === record.version;
  return isSeen ? accept(undefined) : refuse({ kind: 'stale-write', subject, id: record.id });
};
