import type { MentionList, MentionListUse } from '../mention-list/mention-list.js';
import type { RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { Coverage } from '../signal/coverage.js';
import type { Signal } from '../signal/signal.js';
import type { Finding } from '../trigger/trigger.js';

/** All that a judgement depends on: the same input gives the same findings, whenever and wherever it is judged. */
export interface DetectionInput {
  /** In any order; overlaps are allowed. */
  readonly signals: readonly Signal[];
  readonly coverage: readonly Coverage[];
  readonly catalogue: RiskCatalogue;
  readonly durationMs: number;
  readonly metadata: { readonly title: string; readonly description: string };
  /** Dated lists of names; the shipped ones by default. */
  readonly lists?: readonly MentionList[];
  /** ISO day of the check: entries of lists apply from their `since` up to their `until`. Left out: whatever their dates. */
  readonly checkedOn?: string;
}

export interface Detection {
  /** Sorted by start, end, risk code; no two of one risk and source overlap. */
  readonly findings: readonly Finding[];
  /** Signals that could not be believed or placed, with how many: never turned into a finding, never silently lost. */
  readonly ignored: readonly { readonly reason: IgnoredReason; readonly count: number }[];
  /** Versions of the lists that were looked through. */
  readonly lists: readonly MentionListUse[];
}

export const ignoredReasons = [
  'invalid-confidence',
  'invalid-interval',
  'invalid-box',
  'outside-video',
  'unreadable-text',
] as const;
export type IgnoredReason = (typeof ignoredReasons)[number];
