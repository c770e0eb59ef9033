import { accept, refuse, type Result } from '../shared/result.js';
import { parseDay } from './list-days.js';
import { listLimits } from './list-limits.js';
import type { ListProblem } from './list-problem.js';
import type { MentionListEntry } from './mention-list.js';
import { nameWords } from './names-of-entry.js';
import { everydayMeaning } from './ordinary-names.js';

export interface EntryProblem {
  readonly kind: ListProblem;
  readonly detail: string;
}

const lists = ['aliases', 'doubtful', 'cues'] as const;
const texts = ['name', 'note', 'decision', 'since', 'until'] as const;
export const entryFields = [...texts, ...lists] as const;
export type EntryField = (typeof entryFields)[number];

type Raw = Readonly<Record<(typeof texts)[number], string> & Record<(typeof lists)[number], readonly string[]>>;

/** One entry as it came in a file or a request; missing fields are empty. */
export const readEntry = (given: unknown): Result<MentionListEntry, EntryProblem> => {
  const raw = rawOf(given);
  if (!raw.ok) return raw;
  const since = dayOf(raw.value.since);
  const until = dayOf(raw.value.until);
  for (const rule of rules) {
    const found = rule(raw.value);
    if (found !== undefined) return refuse(found);
  }
  if (since === null || until === null)
    return refuse({ kind: 'invalid-date', detail: cut(since === null ? raw.value.since : raw.value.until) });
  if (since !== undefined && until !== undefined && until <= since)
    return refuse({ kind: 'dates-reversed', detail: `${since} – ${until}` });
  return accept({ ...raw.value, since, until });
};

/** For people; no half of a character at its end. */
const cut = (text: string): string =>
  tidy(text)
    .slice(0, 100)
    .replace(/\p{Surrogate}$/u, '');

const rawOf = (given: unknown): Result<Raw, EntryProblem> => {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse({ kind: 'not-an-entry', detail: cut(JSON.stringify(given)) });
  const fields = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((field) => !(entryFields as readonly string[]).includes(field));
  if (unknown !== undefined) return refuse({ kind: 'unknown-field', detail: cut(unknown) });
  const read = {} as Record<string, string | readonly string[]>;
  for (const field of texts) {
    const value = fields[field] ?? '';
    if (typeof value !== 'string') return refuse({ kind: 'not-an-entry', detail: field });
    read[field] = tidy(value);
  }
  for (const field of lists) {
    const value = fields[field] ?? [];
    if (!Array.isArray(value) || value.some((each) => typeof each !== 'string'))
      return refuse({ kind: 'not-an-entry', detail: field });
    read[field] = [...new Set((value as readonly string[]).map(tidy))].filter((each) => each !== '');
  }
  return accept(read as unknown as Raw);
};

/** One line, without control characters. */
const tidy = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();

const dayOf = (text: string): string | undefined | null => (text === '' ? undefined : (parseDay(text) ?? null));

const lettersOf = (words: readonly string[]): number => words.join('').length;

const rules: readonly ((raw: Raw) => EntryProblem | undefined)[] = [
  ({ name }) => (name === '' ? { kind: 'name-missing', detail: '' } : undefined),
  ({ name, note, decision, aliases, doubtful, cues }) => {
    const long =
      [name, ...aliases, ...doubtful, ...cues].find((text) => text.length > listLimits.nameLength) ??
      [note, decision].find((text) => text.length > listLimits.noteLength);
    return long === undefined ? undefined : { kind: 'too-long', detail: cut(long) };
  },
  ({ aliases, doubtful }) =>
    aliases.length + doubtful.length > listLimits.aliases
      ? { kind: 'too-many-names', detail: String(aliases.length + doubtful.length) }
      : undefined,
  ({ cues }) => (cues.length > listLimits.cues ? { kind: 'too-many-cues', detail: String(cues.length) } : undefined),
  ({ name, aliases, doubtful }) => {
    const mute = [name, ...aliases, ...doubtful].find((text) => !/\p{L}/u.test(text));
    return mute === undefined ? undefined : { kind: 'no-letters', detail: cut(mute) };
  },
  ({ name, aliases }) => {
    const short = [name, ...aliases].find((text) => lettersOf(nameWords(text)) < listLimits.shortestName);
    return short === undefined ? undefined : { kind: 'too-short', detail: cut(short) };
  },
  ({ name, aliases, cues }) => {
    if (cues.length > 0) return undefined;
    const everyday = [name, ...aliases].find((text) => everydayMeaning(nameWords(text)) !== undefined);
    return everyday === undefined ? undefined : { kind: 'ordinary-word', detail: cut(everyday) };
  },
  ({ doubtful: [first], cues }) =>
    first !== undefined && cues.length === 0 ? { kind: 'cues-missing', detail: cut(first) } : undefined,
  ({ cues }) => {
    const wrong = cues.find((cue) => {
      const [word = '', ...more] = nameWords(cue);
      return more.length > 0 || word.length < listLimits.shortestName || !/^[^*]+\*?$/.test(cue);
    });
    return wrong === undefined ? undefined : { kind: 'cue-not-a-word', detail: cut(wrong) };
  },
];
