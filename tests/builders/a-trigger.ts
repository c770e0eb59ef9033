import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { labelId, triggerId } from '../../domain/shared/ids.js';
import type { Decision, PendingTrigger, ProcessedTrigger } from '../../domain/trigger/trigger.js';
import { aFinding } from './a-finding.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { atNoon, minute, noon } from './moments.js';

export const aTrigger = (over: Partial<PendingTrigger> = {}): PendingTrigger => ({
  ...aFinding(),
  id: triggerId(freshId()),
  videoId: knownIds.video,
  executionId: knownIds.execution,
  catalogueVersion: shippedCatalogue.version,
  createdAt: noon,
  version: 0,
  ...over,
  state: 'pending',
});

export const aDecision = (over: Partial<Decision> = {}): Decision => ({
  verdict: 'confirmed',
  riskCode: 'PROF_OBSCENE_SPEECH',
  interval: { startMs: 12_000, endMs: 13_000 },
  comment: '',
  operatorId: knownIds.operator,
  labelId: labelId(freshId()),
  decidedAt: atNoon(10 * minute),
  ...over,
});

/** Decided by the known operator; confirmed unless `decision` says otherwise. */
export const aProcessedTrigger = (over: Partial<ProcessedTrigger> = {}): ProcessedTrigger => {
  const { state: _, ...pending } = aTrigger();
  return { ...pending, decision: aDecision(), ...over, state: 'processed' };
};
