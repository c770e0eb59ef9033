import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { ListRefusedLine } from './list-problem.js';

/** Public registers and lists, each with a version of its own. */
export const mentionListKinds = [
  'foreign-agents',
  'banned-organisations',
  'terrorist-organisations',
  'undesirable-organisations',
  'banned-materials',
  'drugs',
] as const;
export type MentionListKind = (typeof mentionListKinds)[number];

/** A public register as it stood on a day. Registers change weekly: a finding names the day, and an old list misses the new. */
export interface MentionList extends MentionListVersion {
  readonly entries: readonly MentionListEntry[];
}

/** Everything about a list but its entries; never changes once it is stored. */
export interface MentionListVersion {
  readonly kind: MentionListKind;
  /** Such as `2026-03-11.1`: the day of the entries and a running number; unique within its kind. */
  readonly version: string;
  /** ISO day on which the entries were checked against their source. */
  readonly asOf: string;
  /** What the source is called. */
  readonly title: string;
  /** Where it can be looked up; empty when it has no address. */
  readonly sourceUrl: string;
  readonly origin: 'shipped' | 'loaded';
  readonly entryCount: number;
  /** What was left out when it was loaded; the first `refusedLinesKept`, and how many in all. */
  readonly refused: readonly ListRefusedLine[];
  readonly refusedCount: number;
  /** Undefined for lists that come with the product. */
  readonly loadedBy: UserId | undefined;
  readonly loadedAt: Instant | undefined;
}

export interface MentionListEntry {
  /** As the register writes it, in the nominative. */
  readonly name: string;
  /** Other names, spellings and abbreviations that stand for it by themselves. */
  readonly aliases: readonly string[];
  /** Names with an everyday meaning: they count only beside one of `cues`. */
  readonly doubtful: readonly string[];
  /** Words that tell a doubtful name from its everyday meaning; `стем*` for whatever begins so. */
  readonly cues: readonly string[];
  /** The words that the law wants beside the name, for the reader; empty: those of the kind. */
  readonly note: string;
  /** The decision that lists it. */
  readonly decision: string;
  /** ISO days: the entry applies from `since` on, up to, not including, `until`. Undefined: always. */
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** Which list a judgement used; what remains of it in a report. */
export interface MentionListUse {
  readonly kind: MentionListKind;
  readonly version: string;
  readonly asOf: string;
  readonly title: string;
}

export const useOf = ({ kind, version, asOf, title }: MentionListVersion): MentionListUse => ({
  kind,
  version,
  asOf,
  title,
});
