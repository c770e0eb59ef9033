import type { Severity } from '../../risk-definition/risk-definition.js';
import type { TimeInterval } from '../../shared/time-interval.js';

/** The findings of a report for an editing program: one marker each, by time, in the words of one language. */
export interface MarkerSheet {
  readonly title: string;
  /** As the sender named it; editing programs look for the file by it. */
  readonly fileName: string;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  /** Average frames a second; 0 when the container does not say. */
  readonly frameRate: number;
  readonly hasAudio: boolean;
  /** What every reader has to know first, such as that this is a draft. */
  readonly note: string;
  readonly markers: readonly Marker[];
}

export interface Marker {
  readonly id: string;
  readonly interval: TimeInterval;
  readonly severity: Severity;
  readonly severityText: string;
  readonly groupText: string;
  readonly risk: string;
  readonly law: readonly string[];
  readonly fixes: readonly string[];
  readonly statusText: string;
  readonly comment: string;
}

/** What stands in the remark of a marker: what to do, then why. */
export const remarkOf = ({ fixes, law, severityText, statusText, comment }: Marker): string =>
  [fixes.join('; '), law.join('; '), `${severityText}, ${statusText}`, comment]
    .filter((part) => part !== '')
    .join(' | ');
