import { accept, refuse, type Result } from '../shared/result.js';
import type { GivenEntry } from './draft-list.js';
import { readCsv } from './read-csv.js';
import { entryFields, type EntryField } from './read-entry.js';

export interface UnreadableList {
  readonly kind: 'unreadable-list';
  readonly problem: 'broken-json' | 'broken-csv' | 'no-entries' | 'no-name-column' | 'unknown-column';
  /** Of a table, from 1; 0 when no line can be named. */
  readonly line: number;
  readonly detail: string;
}

/** Headings in lower case, «ё» as «е». */
const columns: ReadonlyMap<string, EntryField> = new Map([
  ...entryFields.map((field) => [field, field] as const),
  ['название', 'name'],
  ['наименование', 'name'],
  ['синонимы', 'aliases'],
  ['другие названия', 'aliases'],
  ['многозначные', 'doubtful'],
  ['слова рядом', 'cues'],
  ['пометка', 'note'],
  ['решение', 'decision'],
  ['основание', 'decision'],
  ['включен', 'since'],
  ['исключен', 'until'],
]);

/** JSON (`[{ "name": … }]` or `{ "entries": […] }`) or a table with a heading; in its cells `|` parts names and cues. */
export const readListFile = (text: string): Result<readonly GivenEntry[], UnreadableList> => {
  const clean = text.replace(/^\ufeff/, '');
  return /^\s*[[{]/.test(clean) ? fromJson(clean) : fromTable(clean);
};

const unreadable = (problem: UnreadableList['problem'], line = 0, detail = '') =>
  refuse({ kind: 'unreadable-list', problem, line, detail: detail.slice(0, 100) });

const fromJson = (text: string): Result<readonly GivenEntry[], UnreadableList> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return unreadable('broken-json', 0, error instanceof Error ? error.message : '');
  }
  const entries = Array.isArray(parsed) ? parsed : (parsed as { readonly entries?: unknown }).entries;
  if (!Array.isArray(entries)) return unreadable('no-entries');
  return accept(entries.map((fields: unknown, index) => ({ line: index + 1, fields })));
};

const fromTable = (text: string): Result<readonly GivenEntry[], UnreadableList> => {
  const table = readCsv(text);
  if (!table.ok) return unreadable('broken-csv', table.refusal.line);
  const [heading, ...rows] = table.value;
  if (heading === undefined) return unreadable('no-entries');
  const names = heading.fields.map((cell) => cell.trim().toLowerCase().replaceAll('ё', 'е'));
  const strange = names.find((name) => name !== '' && !columns.has(name));
  if (!names.some((name) => columns.get(name) === 'name')) return unreadable('no-name-column', heading.line);
  if (strange !== undefined) return unreadable('unknown-column', heading.line, strange);
  const fieldsOf = names.map((name) => columns.get(name));
  return accept(rows.map(({ line, fields }) => ({ line, fields: entryOf(fieldsOf, fields) })));
};

const entryOf = (fields: readonly (EntryField | undefined)[], cells: readonly string[]): unknown =>
  Object.fromEntries(
    fields.flatMap((field, index) => {
      const cell = cells[index] ?? '';
      if (field === undefined || cell.trim() === '') return [];
      return [[field, field === 'aliases' || field === 'doubtful' || field === 'cues' ? cell.split('|') : cell]];
    }),
  );
