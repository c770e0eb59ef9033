import type { MentionListEntry, MentionListKind } from '../../domain/mention-list/mention-list.js';
import type { Page, PageRequest } from './screen-queries.js';

/** Entries of one version of a dated list. */
export interface MentionListQueries {
  /** In the order of the list; none of a version that does not exist. `search`: case-insensitive part of a name or alias. */
  mentionListEntries(filter: MentionListEntryFilter, page: PageRequest): Promise<Page<MentionListEntry>>;
}

export interface MentionListEntryFilter {
  readonly kind: MentionListKind;
  readonly version: string;
  readonly search?: string;
}
