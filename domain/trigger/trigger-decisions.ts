import type { ExecutionId, LabelId, TriggerId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import { isSameInterval, timeInterval, type InvalidInterval, type TimeInterval } from '../shared/time-interval.js';
import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import { clampConfidence } from '../shared/confidence.js';
import type { Decision, Finding, PendingTrigger, ProcessedTrigger, Trigger } from './trigger.js';

export const raiseTrigger = (
  id: TriggerId,
  videoId: VideoId,
  executionId: ExecutionId,
  finding: Finding,
  catalogueVersion: string,
  now: Instant,
): PendingTrigger => ({
  ...finding,
  id,
  videoId,
  executionId,
  catalogueVersion,
  createdAt: now,
  state: 'pending',
  version: 0,
});

export const commentLimit = 2_000;

export type DecisionCommand = (
  { readonly verdict: 'confirmed' | 'rejected' } | { readonly verdict: 'relabelled'; readonly riskCode: string }
) & {
  readonly comment: string;
  /** Where it really is, when the operator has moved its edges; left out: where it was raised. */
  readonly interval?: TimeInterval;
};

export type DecisionRefusal =
  | { readonly kind: 'unknown-risk'; readonly riskCode: string }
  | { readonly kind: 'same-risk'; readonly riskCode: string }
  | { readonly kind: 'comment-too-long'; readonly limit: number };

/** Decides a trigger, or decides it anew: an operator may change their mind until the task is completed. */
export const decideTrigger = (
  trigger: Trigger,
  command: DecisionCommand,
  catalogue: RiskCatalogue,
  by: { readonly operatorId: UserId; readonly labelId: LabelId },
  now: Instant,
): Result<ProcessedTrigger, DecisionRefusal> => {
  if (command.comment.length > commentLimit) return refuse({ kind: 'comment-too-long', limit: commentLimit });
  if (command.verdict === 'relabelled') {
    const { riskCode } = command;
    if (findRisk(catalogue, riskCode) === undefined) return refuse({ kind: 'unknown-risk', riskCode });
    if (riskCode === trigger.riskCode) return refuse({ kind: 'same-risk', riskCode });
  }
  const decision: Decision = {
    verdict: command.verdict,
    riskCode: command.verdict === 'relabelled' ? command.riskCode : trigger.riskCode,
    interval: command.interval ?? trigger.interval,
    comment: command.comment,
    ...by,
    decidedAt: now,
  };
  return accept({ ...trigger, state: 'processed', decision });
};

/** The same word by the same person: saying it once more changes nothing. */
export const isSameDecision = (one: Decision, other: Decision): boolean =>
  one.operatorId === other.operatorId &&
  one.verdict === other.verdict &&
  one.riskCode === other.riskCode &&
  one.comment === other.comment &&
  isSameInterval(one.interval, other.interval);

export interface IntervalOutsideVideo {
  readonly kind: 'interval-outside-video';
  readonly durationMs: number;
}

/** Edges as an operator has moved them. */
export const movedInterval = (
  edges: { readonly startMs: number; readonly endMs: number },
  durationMs: number,
): Result<TimeInterval, InvalidInterval | IntervalOutsideVideo> => {
  const interval = timeInterval(edges.startMs, edges.endMs);
  if (!interval.ok) return interval;
  return interval.value.endMs > durationMs ? refuse({ kind: 'interval-outside-video', durationMs }) : interval;
};

/** Takes a decision back: the trigger waits for an operator again. */
export const reopenTrigger = (trigger: ProcessedTrigger): PendingTrigger => {
  const { decision: _, ...rest } = trigger;
  return { ...rest, state: 'pending' };
};

export type ManualTriggerRefusal =
  | { readonly kind: 'unknown-risk'; readonly riskCode: string }
  | { readonly kind: 'comment-too-long'; readonly limit: number }
  | IntervalOutsideVideo;

/** What the models missed and an operator saw: counts as confirmed from the start. */
export const manualFinding = (
  riskCode: string,
  interval: TimeInterval,
  note: string,
  durationMs: number,
  catalogue: RiskCatalogue,
): Result<Finding, ManualTriggerRefusal> => {
  if (findRisk(catalogue, riskCode) === undefined) return refuse({ kind: 'unknown-risk', riskCode });
  if (note.length > commentLimit) return refuse({ kind: 'comment-too-long', limit: commentLimit });
  if (interval.endMs > durationMs) return refuse({ kind: 'interval-outside-video', durationMs });
  return accept({
    riskCode,
    interval,
    confidence: clampConfidence(1),
    source: 'operator',
    evidence: [{ kind: 'note', text: note }],
  });
};
