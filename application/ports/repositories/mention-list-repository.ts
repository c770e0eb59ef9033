import type { MentionList, MentionListKind, MentionListVersion } from '../../../domain/mention-list/mention-list.js';
import type { Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../unit-of-work.js';

/** Versions are immutable once added; of each kind at most one is active. Entries are read page by page through `ScreenQueries`. */
export interface MentionListRepository {
  /** The active version of every kind that has one, in the order of the kinds, without entries. */
  active(): Promise<readonly MentionListVersion[]>;
  /** A version with all its entries, in the order in which they were added. */
  find(kind: MentionListKind, version: string): Promise<MentionList | undefined>;
  /** Versions of a kind, the last added first, at most 100, without entries. */
  history(kind: MentionListKind): Promise<readonly MentionListVersion[]>;
  /** Adds a version without making it the active one. A version that exists is a `PersistenceFault`. */
  add(list: MentionList): Promise<void>;
  /** Makes a version that exists the active one; refused as stale when not `replaces` is active (undefined: none yet). */
  activate(kind: MentionListKind, version: string, replaces: string | undefined): Promise<Result<void, StaleWrite>>;
}
