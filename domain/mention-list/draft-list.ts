import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import { isIsoDay, moscowDay } from './list-days.js';
import { listLimits } from './list-limits.js';
import type { ListRefusedLine } from './list-problem.js';
import type { MentionList, MentionListEntry, MentionListKind } from './mention-list.js';
import { nameWords } from './names-of-entry.js';
import { readEntry } from './read-entry.js';

/** An entry as it came, and where. */
export interface GivenEntry {
  readonly line: number;
  readonly fields: unknown;
}

export interface GivenList {
  readonly kind: MentionListKind;
  readonly title: string;
  readonly sourceUrl: string;
  readonly asOf: string;
  readonly entries: readonly GivenEntry[];
}

export interface InvalidMentionList {
  readonly kind: 'invalid-mention-list';
  readonly field: 'title' | 'source_url' | 'as_of' | 'entries';
  readonly problem: 'missing' | 'too-long' | 'not-a-day' | 'in-future' | 'not-an-address' | 'too-many' | 'none-valid';
  readonly limit: number;
  /** Of `none-valid`: what is wrong with the first entry. */
  readonly first?: ListRefusedLine;
}

interface Loading {
  readonly by: UserId;
  readonly now: Instant;
}

export type MentionListDraft = Omit<MentionList, 'version'>;

/** What is wrong with single entries leaves them out and is told by line; the rest stands. */
export const draftMentionList = (
  given: GivenList,
  { by, now }: Loading,
): Result<MentionListDraft, InvalidMentionList> => {
  const wrong = wrongField(given, moscowDay(now));
  if (wrong !== undefined) return refuse(wrong);
  const { entries, refused } = sift(given.entries);
  if (entries.length === 0)
    return refuse({ ...about('entries', 'none-valid', 0), ...(refused[0] && { first: refused[0] }) });
  const { kind, asOf } = given;
  return accept({
    kind,
    asOf,
    title: given.title.trim(),
    sourceUrl: given.sourceUrl.trim(),
    origin: 'loaded',
    entryCount: entries.length,
    refused: refused.slice(0, listLimits.refusedLinesKept),
    refusedCount: refused.length,
    loadedBy: by,
    loadedAt: now,
    entries,
  });
};

const about = (
  field: InvalidMentionList['field'],
  problem: InvalidMentionList['problem'],
  limit: number,
): InvalidMentionList => ({ kind: 'invalid-mention-list', field, problem, limit });

const wrongField = (given: GivenList, today: string): InvalidMentionList | undefined => {
  const title = given.title.trim();
  const url = given.sourceUrl.trim();
  if (title === '') return about('title', 'missing', listLimits.titleLength);
  if (title.length > listLimits.titleLength) return about('title', 'too-long', listLimits.titleLength);
  if (url.length > listLimits.urlLength) return about('source_url', 'too-long', listLimits.urlLength);
  if (url !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url)) return about('source_url', 'not-an-address', 0);
  if (!isIsoDay(given.asOf)) return about('as_of', 'not-a-day', 0);
  if (given.asOf > today) return about('as_of', 'in-future', 0);
  if (given.entries.length > listLimits.entries) return about('entries', 'too-many', listLimits.entries);
  return undefined;
};

const sift = (
  given: readonly GivenEntry[],
): { readonly entries: readonly MentionListEntry[]; readonly refused: readonly ListRefusedLine[] } => {
  const entries: MentionListEntry[] = [];
  const refused: ListRefusedLine[] = [];
  const seen = new Set<string>();
  for (const { line, fields } of given) {
    const read = readEntry(fields);
    if (!read.ok) {
      refused.push({ line, problem: read.refusal.kind, detail: read.refusal.detail });
      continue;
    }
    const key = entryKey(read.value);
    if (seen.has(key)) refused.push({ line, problem: 'duplicate', detail: read.value.name.slice(0, 100) });
    else entries.push(read.value);
    seen.add(key);
  }
  return { entries, refused };
};

/** Who was listed, struck off and listed again has an entry for each time. */
const entryKey = ({ name, since }: MentionListEntry): string => `${nameWords(name).join(' ')}\n${since ?? ''}`;

/** `taken`: versions of the kind that exist already; `2026-03-11.2` comes after `2026-03-11.1`. */
export const numberDraft = (draft: MentionListDraft, taken: readonly string[]): MentionList => {
  const running = taken.flatMap((version) => {
    const [day, number] = version.split('.');
    return day === draft.asOf ? [Number(number)] : [];
  });
  return { ...draft, version: `${draft.asOf}.${Math.max(0, ...running) + 1}` };
};
