import type { Trigger } from '../../../../domain/trigger/trigger.js';
import { presentEvidence, presentInterval, time } from '../shared/present.js';

export const presentTrigger = (trigger: Trigger) => ({
  id: trigger.id,
  video: trigger.videoId,
  execution: trigger.executionId,
  risk: trigger.riskCode,
  source: trigger.source,
  ...presentInterval(trigger.interval),
  confidence: trigger.confidence,
  status: trigger.state,
  evidence: trigger.evidence.map(presentEvidence),
  catalogue_version: trigger.catalogueVersion,
  decision: trigger.state === 'processed' ? presentDecision(trigger.decision) : null,
  version: trigger.version,
  created_at: time(trigger.createdAt),
});

type Decided = Extract<Trigger, { state: 'processed' }>['decision'];

const presentDecision = (decision: Decided) => ({
  verdict: decision.verdict,
  risk: decision.riskCode,
  ...presentInterval(decision.interval),
  comment: decision.comment,
  operator: decision.operatorId,
  label: decision.labelId,
  decided_at: time(decision.decidedAt),
});
