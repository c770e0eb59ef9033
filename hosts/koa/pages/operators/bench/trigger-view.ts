import {
  findRisk,
  type RiskCatalogue,
  type RiskCategory,
  type Severity,
} from '../../../../../domain/risk-definition/risk-definition.js';
import { isSameInterval } from '../../../../../domain/shared/time-interval.js';
import type { Box } from '../../../../../domain/signal/signal.js';
import type { Trigger } from '../../../../../domain/trigger/trigger.js';
import { evidenceView, type EvidenceView } from '../../reports/evidence-view.js';
import type { Words } from '../../shared/page-context.js';
import { relabelChoices, type RelabelChoice } from './relabel-choices.js';
import { isSensitive } from './sensitive.js';

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
  readonly riskCode: string;
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
  /** Where the words were said that prove it, as `start-end` in ms, separated by commas. */
  readonly spoken: string;
  readonly isSensitive: boolean;
  /** As it was raised, before an operator moved its edges. */
  readonly raised: { readonly startMs: number; readonly endMs: number; readonly text: string } | undefined;
  readonly relabels: readonly RelabelChoice[];
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

const spokenOf = (trigger: Trigger): string =>
  trigger.evidence
    .flatMap((one) =>
      one.kind === 'quote' && one.channel === 'speech' ? [`${one.interval.startMs}-${one.interval.endMs}`] : [],
    )
    .join(',');

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
  const interval = decision?.interval ?? trigger.interval;
  const { startMs, endMs } = trigger.interval;
  const isMoved = !isSameInterval(interval, trigger.interval);
  return {
    id: trigger.id,
    taskId,
    version: trigger.version,
    state: decision?.verdict ?? 'pending',
    verdictText: decision && t(`verdict.${decision.verdict}`),
    startMs: interval.startMs,
    endMs: interval.endMs,
    startText: format.timecode(interval.startMs),
    endText: format.timecode(interval.endMs),
    riskCode,
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
    spoken: spokenOf(trigger),
    isSensitive: isSensitive(risk?.category, trigger.source),
    raised: isMoved ? { startMs, endMs, text: `${format.timecode(startMs)} – ${format.timecode(endMs)}` } : undefined,
    relabels: relabelChoices(catalogue, riskCode, words),
    comment: decision?.comment ?? '',
  };
};
