export const mentionListKinds = [
  'foreign-agents',
  'banned-organisations',
  'undesirable-organisations',
  'drugs',
] as const;
export type MentionListKind = (typeof mentionListKinds)[number];

/** A public register as it stood on a day. Registers change weekly: a finding names the day, and an old list misses the new. */
export interface MentionList {
  readonly kind: MentionListKind;
  /** ISO date on which the entries were checked. */
  readonly asOf: string;
  readonly entries: readonly MentionListEntry[];
}

export interface MentionListEntry {
  readonly name: string;
  /** Phrase patterns (see `phrasePattern`), spoken and written: `слово`, `стем~` with any ending, `а|б`, `..2` for a gap. */
  readonly forms: readonly string[];
  /** ISO date of the listing, as precise as the source gives it: a year, or a day. */
  readonly addedOn: string;
  /** The decision or register that lists it. */
  readonly source: string;
}
