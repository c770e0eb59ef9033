import type { Confidence } from '../shared/confidence.js';
import type { ExecutionId, LabelId, TriggerId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { Versioned } from '../shared/versioned.js';
import type { Evidence } from './evidence.js';

/** A possible risk at a place of a video: raised by a rule or an operator, then decided by an operator. */
export type Trigger = PendingTrigger | ProcessedTrigger;

export const triggerSources = [
  'speech',
  'on-screen-text',
  'objects',
  'nsfw',
  'violence',
  'metadata',
  'operator',
] as const;
export type TriggerSource = (typeof triggerSources)[number];

/** What the detection found, before it has an identity. */
export interface Finding {
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly confidence: Confidence;
  readonly source: TriggerSource;
  readonly evidence: readonly Evidence[];
}

export interface TriggerCore extends Finding, Versioned {
  readonly id: TriggerId;
  readonly videoId: VideoId;
  readonly executionId: ExecutionId;
  readonly catalogueVersion: string;
  readonly createdAt: Instant;
}

export interface PendingTrigger extends TriggerCore {
  readonly state: 'pending';
}

export interface ProcessedTrigger extends TriggerCore {
  readonly state: 'processed';
  readonly decision: Decision;
}

export const verdicts = ['confirmed', 'rejected', 'relabelled'] as const;
export type Verdict = (typeof verdicts)[number];

/** An operator's word on a trigger. `riskCode` is the risk that stands after it: the same, or another when relabelled. */
export interface Decision {
  readonly verdict: Verdict;
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly comment: string;
  readonly operatorId: UserId;
  readonly labelId: LabelId;
  readonly decidedAt: Instant;
}

/** Confirmed as it was raised, or under another risk. */
export const isConfirmed = (trigger: Trigger): trigger is ProcessedTrigger =>
  trigger.state === 'processed' && trigger.decision.verdict !== 'rejected';
