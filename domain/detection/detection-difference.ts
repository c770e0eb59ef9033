import type { Finding, Trigger } from '../trigger/trigger.js';

/** How a detection differs from the triggers that an earlier one raised. */
export interface DetectionDifference {
  readonly added: readonly Finding[];
  readonly gone: readonly Trigger[];
  /** The same risk, source and interval; confidence and evidence may differ. */
  readonly kept: readonly { readonly before: Trigger; readonly after: Finding }[];
}

/** What operators added by hand is no detection's, so it is neither kept nor gone. */
export const compareDetection = (triggers: readonly Trigger[], findings: readonly Finding[]): DetectionDifference => {
  const after = new Map(findings.map((finding) => [identity(finding), finding]));
  const kept: DetectionDifference['kept'][number][] = [];
  const gone: Trigger[] = [];
  for (const before of triggers) {
    if (before.source === 'operator') continue;
    const found = after.get(identity(before));
    if (found === undefined) gone.push(before);
    else kept.push({ before, after: found });
    after.delete(identity(before));
  }
  return { added: [...after.values()], gone, kept };
};

const identity = ({ riskCode, source, interval }: Finding): string =>
  JSON.stringify([riskCode, source, interval.startMs, interval.endMs]);
