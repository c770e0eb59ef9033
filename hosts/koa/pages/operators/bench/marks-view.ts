import type { TriggerMark } from '../../../../../application/ports/screen-queries.js';
import { findRisk, severities, type RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import { isSensitive } from './sensitive.js';

const letters = { pending: 'p', confirmed: 'c', rejected: 'r', relabelled: 'l' } as const;

/**
 * Every trigger of the task for the browser script, in the order of the list: `id,start,end,state,severity,version,sensitive;`.
 * Two thousand of them are as many attributes of HTML as one; as JSON each quotation mark would take six characters.
 */
export const marksText = (marks: readonly TriggerMark[], catalogue: RiskCatalogue): string =>
  marks
    .map(({ id, interval, state, riskCode, source, version }) => {
      const risk = findRisk(catalogue, riskCode);
      return [
        id,
        interval.startMs,
        interval.endMs,
        letters[state],
        severities.indexOf(risk?.severity ?? 'info'),
        version,
        isSensitive(risk?.category, source) ? 1 : 0,
      ].join(',');
    })
    .join(';');

export interface MarkView {
  readonly id: string;
  readonly state: TriggerMark['state'];
  readonly severity: string;
  /** Thousandths of the time line. */
  readonly x: string;
  readonly width: string;
}

/** Narrower ones could not be hit. */
const leastWidth = 3;

/** What stands on the time line before the script runs, and without it. */
export const markViews = (
  marks: readonly TriggerMark[],
  catalogue: RiskCatalogue,
  durationMs: number,
): readonly MarkView[] =>
  marks.map(({ id, state, interval, riskCode }) => ({
    id,
    state,
    severity: findRisk(catalogue, riskCode)?.severity ?? 'info',
    x: ((interval.startMs / durationMs) * 1_000).toFixed(2),
    width: Math.max(leastWidth, ((interval.endMs - interval.startMs) / durationMs) * 1_000).toFixed(2),
  }));
