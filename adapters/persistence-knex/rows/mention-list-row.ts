import {
  mentionListKinds,
  type MentionList,
  type MentionListEntry,
  type MentionListVersion,
} from '../../../domain/mention-list/mention-list.js';
import { userId } from '../../../domain/shared/ids.js';
import {
  fromJson,
  oneOf,
  reading,
  searchable,
  toInstant,
  toInteger,
  toJson,
  type BigIntColumn,
  type JsonColumn,
} from './columns.js';

export interface MentionListRow {
  readonly position: BigIntColumn;
  readonly kind: string;
  readonly version: string;
  readonly as_of: string;
  readonly title: string;
  readonly source_url: string;
  readonly origin: string;
  readonly entry_count: number;
  readonly refused: JsonColumn;
  readonly refused_count: number;
  readonly loaded_by: string | null;
  readonly loaded_at: BigIntColumn | null;
}

export interface MentionListEntryRow {
  readonly list_position: BigIntColumn;
  readonly position: number;
  readonly search_text: string;
  readonly document: JsonColumn;
}

export const toMentionListRow = (list: MentionList): Omit<MentionListRow, 'position'> => ({
  kind: list.kind,
  version: list.version,
  as_of: list.asOf,
  title: list.title,
  source_url: list.sourceUrl,
  origin: list.origin,
  entry_count: list.entryCount,
  refused: toJson(list.refused),
  refused_count: list.refusedCount,
  loaded_by: list.loadedBy ?? null,
  loaded_at: list.loadedAt ?? null,
});

const fromRow = reading('mention list', (row: MentionListRow & { readonly id: string }): MentionListVersion => ({
  kind: oneOf(mentionListKinds, row.kind),
  version: row.version,
  asOf: row.as_of,
  title: row.title,
  sourceUrl: row.source_url,
  origin: oneOf(['shipped', 'loaded'], row.origin),
  entryCount: toInteger(row.entry_count),
  refused: fromJson<MentionListVersion['refused']>(row.refused),
  refusedCount: toInteger(row.refused_count),
  loadedBy: row.loaded_by === null ? undefined : userId(row.loaded_by),
  loadedAt: row.loaded_at === null ? undefined : toInstant(row.loaded_at),
}));

export const fromMentionListRow = (row: MentionListRow): MentionListVersion =>
  fromRow({ ...row, id: `${row.kind} ${row.version}` });

export const toEntryRow = (list: BigIntColumn, entry: MentionListEntry, position: number): MentionListEntryRow => ({
  list_position: list,
  position,
  search_text: searchable(entry.name, ...entry.aliases, ...entry.doubtful),
  document: toJson(entry),
});

export const fromEntryRow = ({ document }: MentionListEntryRow): MentionListEntry =>
  fromJson<MentionListEntry>(document);
