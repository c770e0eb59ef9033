import type { TriggerMark } from '../../../application/ports/screen-queries.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import { executionId, triggerId, videoId } from '../../../domain/shared/ids.js';
import type { Evidence } from '../../../domain/trigger/evidence.js';
import { triggerSources, type Decision, type Trigger, type TriggerCore } from '../../../domain/trigger/trigger.js';
import { oneOf, reading, toInstant, toInteger, type BigIntColumn, type JsonColumn } from './columns.js';
import { fromJsonb, toJsonb } from './jsonb.js';

export interface TriggerRow {
  readonly id: string;
  readonly video_id: string;
  readonly execution_id: string;
  readonly risk_code: string;
  readonly start_ms: BigIntColumn;
  readonly end_ms: BigIntColumn;
  readonly confidence: number;
  readonly source: string;
  readonly evidence: JsonColumn;
  readonly catalogue_version: string;
  readonly created_at: BigIntColumn;
  readonly state: string;
  /** Of the decision; beside it for counting. */
  readonly verdict: string | null;
  readonly decision: JsonColumn;
  readonly version: number;
}

export type TriggerMarkRow = Pick<
  TriggerRow,
  'id' | 'start_ms' | 'end_ms' | 'risk_code' | 'source' | 'state' | 'decision' | 'version'
>;

export const toTriggerRow = (trigger: Trigger): TriggerRow => ({
  id: trigger.id,
  video_id: trigger.videoId,
  execution_id: trigger.executionId,
  risk_code: trigger.riskCode,
  start_ms: trigger.interval.startMs,
  end_ms: trigger.interval.endMs,
  confidence: trigger.confidence,
  source: trigger.source,
  evidence: toJsonb(trigger.evidence),
  catalogue_version: trigger.catalogueVersion,
  created_at: trigger.createdAt,
  state: trigger.state,
  verdict: trigger.state === 'processed' ? trigger.decision.verdict : null,
  decision: trigger.state === 'processed' ? toJsonb(trigger.decision) : null,
  version: trigger.version,
});

export const fromTriggerRow = reading('trigger', (row: TriggerRow): Trigger => {
  const core: TriggerCore = {
    id: triggerId(row.id),
    videoId: videoId(row.video_id),
    executionId: executionId(row.execution_id),
    riskCode: row.risk_code,
    interval: { startMs: toInteger(row.start_ms), endMs: toInteger(row.end_ms) },
    confidence: clampConfidence(row.confidence),
    source: oneOf(triggerSources, row.source),
    evidence: fromJsonb<readonly Evidence[]>(row.evidence),
    catalogueVersion: row.catalogue_version,
    createdAt: toInstant(row.created_at),
    version: row.version,
  };
  const state = oneOf(['pending', 'processed'], row.state);
  return state === 'pending' ? { ...core, state } : { ...core, state, decision: fromJsonb<Decision>(row.decision) };
});

export const fromTriggerMarkRow = reading('trigger', (row: TriggerMarkRow): TriggerMark => {
  const raised = { startMs: toInteger(row.start_ms), endMs: toInteger(row.end_ms) };
  const decision = row.state === 'pending' ? undefined : fromJsonb<Decision>(row.decision);
  return {
    id: triggerId(row.id),
    interval: decision?.interval ?? raised,
    riskCode: decision?.riskCode ?? row.risk_code,
    source: oneOf(triggerSources, row.source),
    state: decision?.verdict ?? 'pending',
    version: row.version,
  };
});
