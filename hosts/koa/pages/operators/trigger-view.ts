import {
  findRisk,
  type RiskCatalogue,
  type RiskCategory,
  type Severity,
} from '../../../../domain/risk-definition/risk-definition.js';
import type { Box } from '../../../../domain/signal/signal.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';
import { evidenceView, type EvidenceView } from '../reports/evidence-view.js';
import type { Words } from '../shared/page-context.js';

export interface TriggerView {
  readonly id: string;
  readonly taskId: string;
  readonly version: number;
  /** `pending`, or the verdict that stands. */
  readonly state: 'pending' | 'confirmed' | 'rejected' | 'relabelled';
  readonly verdictText: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly startText: string;
  readonly endText: string;
  readonly riskName: string;
  readonly wasText: string | undefined;
  readonly category: RiskCategory | undefined;
  readonly severity: Severity;
  readonly severityText: string;
  readonly sourceText: string;
  readonly confidenceText: string;
  readonly law: readonly string[];
  readonly fixes: readonly string[];
  readonly evidence: readonly EvidenceView[];
  /** Boxes of the evidence for the picture, as JSON. */
  readonly boxes: string;
  readonly comment: string;
}

interface PlacedBox extends Box {
  readonly atMs: number;
  readonly label: string;
}

const boxesOf = (trigger: Trigger): readonly PlacedBox[] =>
  trigger.evidence.flatMap((one) =>
    one.kind === 'frame' && one.box !== undefined ? [{ ...one.box, atMs: one.atMs, label: one.label }] : [],
  );

/** One trigger on the workbench: the risk that stands now, and what it was before an operator changed it. */
export const triggerView = (trigger: Trigger, taskId: string, catalogue: RiskCatalogue, words: Words): TriggerView => {
  const { t, format, locale } = words;
  const decision = trigger.state === 'processed' ? trigger.decision : undefined;
  const riskCode = decision?.riskCode ?? trigger.riskCode;
  const risk = findRisk(catalogue, riskCode);
  const nameOf = (code: string): string => {
    const found = findRisk(catalogue, code);
    return found === undefined ? code : locale === 'ru' ? found.nameRu : found.nameEn;
  };
  const severity = risk?.severity ?? 'info';
  return {
    id: trigger.id,
    taskId,
    version: trigger.version,
    state: decision?.verdict ?? 'pending',
    verdictText: decision && t(`verdict.${decision.verdict}`),
    startMs: trigger.interval.startMs,
    endMs: trigger.interval.endMs,
    startText: format.timecode(trigger.interval.startMs),
    endText: format.timecode(trigger.interval.endMs),
    riskName: nameOf(riskCode),
    wasText: riskCode === trigger.riskCode ? undefined : t('bench.was', { risk: nameOf(trigger.riskCode) }),
    category: risk?.category,
    severity,
    severityText: t(`severity.${severity}`),
    sourceText: t(`source.${trigger.source}`),
    confidenceText: format.percent(trigger.confidence),
    law: risk?.law ?? [],
    fixes: (risk?.fixes ?? []).map((fix) => t(`fix.${fix}`)),
    evidence: trigger.evidence.map((one) => evidenceView(one, words)),
    boxes: JSON.stringify(boxesOf(trigger)),
    comment: decision?.comment ?? '',
  };
};
