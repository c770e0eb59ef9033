import type { Passage, PassageWord, TextSpan } from '../passages/passage.js';
import { leadOf, wordMatcher, type WordMatcher } from './word-matcher.js';

/**
 * A phrase over folded words, written as terms between blanks:
 * `слово` exactly it · `стем~` with any ending of declension or conjugation · `стем!` in the imperative · `стем*` with
 * anything after · `а|б~` either · `слово?` may be missing · `#` a number · `_` any word · `^` a word in CAPITALS · `@` a
 * Capitalised word that begins no sentence · `..3` up to three words of any kind · `-а|б~` here none of these, `-2:а|б~` none
 * of these among the next two words.
 */
export interface PhrasePattern {
  readonly source: string;
  readonly terms: readonly Term[];
}

type Term =
  | { readonly kind: 'word'; readonly matcher: WordMatcher; readonly isOptional: boolean }
  | { readonly kind: 'written'; readonly as: 'capitals' | 'name' }
  | { readonly kind: 'gap'; readonly upTo: number }
  | { readonly kind: 'none'; readonly matcher: WordMatcher; readonly among: number };

export const phrasePattern = (source: string): PhrasePattern => {
  const terms = source.replaceAll('ё', 'е').split(' ').map(termOf);
  if (!terms.some(isDemanding)) throw new RangeError(`matches nothing: ${source}`);
  return { source, terms };
};

const isDemanding = (term: Term): boolean => term.kind === 'written' || (term.kind === 'word' && !term.isOptional);

const termOf = (written: string): Term => {
  if (written.startsWith('..')) return { kind: 'gap', upTo: Number(written.slice(2)) };
  if (written === '^') return { kind: 'written', as: 'capitals' };
  if (written === '@') return { kind: 'written', as: 'name' };
  const [, among, refused] = /^-(?:(\d):)?(.+)$/.exec(written) ?? [];
  if (refused !== undefined) return { kind: 'none', matcher: wordMatcher(refused), among: Number(among ?? 1) };
  const isOptional = written.endsWith('?');
  return { kind: 'word', matcher: wordMatcher(isOptional ? written.slice(0, -1) : written), isOptional };
};

type Word = Pick<PassageWord, 'form' | 'beginsSentence'> & Partial<Pick<PassageWord, 'isCapitals' | 'isName'>>;

/** One past the last word of the longest match that begins with the word `at`; undefined when there is none. */
const matchAt = (terms: readonly Term[], words: readonly Word[], at: number, first = at): number | undefined => {
  const [term, ...rest] = terms;
  if (term === undefined) return at;
  const isWithin = (index: number): boolean => index === first || words[index]?.beginsSentence === false;
  if (term.kind === 'gap') {
    for (let skipped = 0; skipped <= term.upTo; skipped++) {
      const end = matchAt(rest, words, at + skipped, first);
      if (end !== undefined) return end;
      if (!isWithin(at + skipped)) return undefined;
    }
    return undefined;
  }
  if (term.kind === 'none') {
    const next = words.slice(at, at + term.among);
    const met = next.some((word, index) => isWithin(at + index) && term.matcher.accepts(word.form));
    return met ? undefined : matchAt(rest, words, at, first);
  }
  const word = words[at];
  if (word !== undefined && isWithin(at) && doesFit(term, word)) {
    const end = matchAt(rest, words, at + 1, first);
    if (end !== undefined) return end;
  }
  return term.kind === 'word' && term.isOptional ? matchAt(rest, words, at, first) : undefined;
};

const doesFit = (term: Extract<Term, { kind: 'word' | 'written' }>, word: Word): boolean =>
  term.kind === 'word'
    ? term.matcher.accepts(word.form)
    : ((term.as === 'capitals' ? word.isCapitals : word.isName) ?? false);

export interface PhraseHit<Entry> extends TextSpan {
  readonly entry: Entry;
  readonly pattern: string;
  readonly passage: Passage;
}

export interface PhraseEntry {
  readonly patterns: readonly PhrasePattern[];
}

type Starter = readonly [entry: number, pattern: PhrasePattern];

interface PatternIndex {
  /** Patterns that a word with these first letters may start, those of `anyLead` among them; both in the order of entries. */
  readonly byLead: ReadonlyMap<string, readonly Starter[]>;
  readonly anyLead: readonly Starter[];
}

const indexes = new WeakMap<readonly PhraseEntry[], PatternIndex>();

const indexOf = (entries: readonly PhraseEntry[]): PatternIndex => {
  const known = indexes.get(entries);
  if (known) return known;
  const all = entries.flatMap(({ patterns }, entry) => patterns.map((pattern): Starter => [entry, pattern]));
  const byLead = new Map<string, Starter[]>();
  for (const [, pattern] of all) for (const lead of leadsOf(pattern) ?? []) byLead.set(lead, []);
  const anyLead: Starter[] = [];
  for (const starter of all) {
    const leads = leadsOf(starter[1]);
    if (leads) for (const lead of leads) byLead.get(lead)?.push(starter);
    else for (const starters of [anyLead, ...byLead.values()]) starters.push(starter);
  }
  const index = { byLead, anyLead };
  indexes.set(entries, index);
  return index;
};

/** Undefined: any word may start it. */
const leadsOf = ({ terms: [first] }: PhrasePattern): ReadonlySet<string> | undefined =>
  first?.kind === 'word' && !first.isOptional ? first.matcher.leads : undefined;

/** Every place where a pattern of an entry matches, in order of passages and words; hits of one entry do not overlap. */
export const findPhrases = <Entry extends PhraseEntry>(
  passages: readonly Passage[],
  entries: readonly Entry[],
): readonly PhraseHit<Entry>[] => {
  const starters = new Map<string, readonly Starter[]>();
  const index = indexOf(entries);
  const startersOf = (form: string): readonly Starter[] => {
    const known = starters.get(form);
    if (known) return known;
    const found = (index.byLead.get(leadOf(form)) ?? index.anyLead).filter(([, pattern]) => canStart(pattern, form));
    starters.set(form, found);
    return found;
  };
  const hits: PhraseHit<Entry>[] = [];
  for (const passage of passages) {
    const freeFrom = new Map<number, number>();
    passage.words.forEach((first, at) => {
      for (const [index, pattern] of startersOf(first.form)) {
        if ((freeFrom.get(index) ?? 0) > at) continue;
        const end = matchAt(pattern.terms, passage.words, at);
        const last = end === undefined ? undefined : passage.words[end - 1];
        const entry = entries[index];
        if (end === undefined || last === undefined || entry === undefined || end <= at) continue;
        freeFrom.set(index, end);
        hits.push({ entry, pattern: pattern.source, passage, start: first.start, end: last.end });
      }
    });
  }
  return hits;
};

const canStart = (pattern: PhrasePattern, form: string): boolean => {
  for (const term of pattern.terms) {
    if (term.kind !== 'word') return true;
    if (term.matcher.accepts(form)) return true;
    if (!term.isOptional) return false;
  }
  return false;
};
