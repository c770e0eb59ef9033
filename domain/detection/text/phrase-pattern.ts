import type { Passage, PassageWord, TextSpan } from '../passages/passage.js';

/**
 * A phrase over folded words, written as terms between blanks:
 * `слово` exactly it · `стем~` with any ending of declension or conjugation · `стем*` with anything after ·
 * `а|б~` either · `слово?` may be missing · `#` a number · `_` any word · `..3` up to three words of any kind.
 */
export interface PhrasePattern {
  readonly source: string;
  readonly terms: readonly Term[];
}

type Term =
  | { readonly kind: 'word'; readonly pattern: RegExp; readonly isOptional: boolean }
  | { readonly kind: 'gap'; readonly upTo: number };

const nounAndAdjectiveEndings =
  'а|я|ы|и|у|ю|е|о|ь|й|ой|ей|ою|ею|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ия|ию|ии|ие|ий|ием|иям|иями|иях|ью|' +
  'ый|ая|яя|ое|ее|ые|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими';
const verbEndings = 'ть|ти|л|ла|ло|ли|ет|ит|ут|ют|ат|ят|ешь|ишь|ете|ите|йте|айте|ай|в|вши';
const endings = `(?:(?:${nounAndAdjectiveEndings}|${verbEndings})(?:ся|сь)?)?`;

const numberWords =
  'одн[а-я]+|дв[ае]|тр[иех]+|четыр[а-я]+|пять|шесть|семь|восемь|девять|десять|двадцать|тридцать|сорок|пятьдесят|' +
  'шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|пятьсот|тысяч[а-я]*';

export const phrasePattern = (source: string): PhrasePattern => {
  const terms = source.replaceAll('ё', 'е').split(' ').map(termOf);
  if (terms.every((term) => term.kind === 'gap' || term.isOptional)) throw new RangeError(`matches nothing: ${source}`);
  return { source, terms };
};

const termOf = (written: string): Term => {
  if (written.startsWith('..')) return { kind: 'gap', upTo: Number(written.slice(2)) };
  const isOptional = written.endsWith('?');
  const alternatives = (isOptional ? written.slice(0, -1) : written).split('|').map((alternative) => {
    if (alternative === '#') return `\\d+|${numberWords}`;
    if (alternative === '_') return '.+';
    if (alternative.endsWith('~')) return alternative.slice(0, -1) + endings;
    if (alternative.endsWith('*')) return `${alternative.slice(0, -1)}.*`;
    return alternative;
  });
  return { kind: 'word', pattern: new RegExp(`^(?:${alternatives.join('|')})$`, 'u'), isOptional };
};

type Word = Pick<PassageWord, 'form' | 'beginsSentence'>;

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
  const word = words[at];
  if (word !== undefined && isWithin(at) && term.pattern.test(word.form)) {
    const end = matchAt(rest, words, at + 1, first);
    if (end !== undefined) return end;
  }
  return term.isOptional ? matchAt(rest, words, at, first) : undefined;
};

export interface PhraseHit<Entry> extends TextSpan {
  readonly entry: Entry;
  readonly pattern: string;
  readonly passage: Passage;
}

export interface PhraseEntry {
  readonly patterns: readonly PhrasePattern[];
}

/** Every place where a pattern of an entry matches, in order of passages and words; hits of one entry do not overlap. */
export const findPhrases = <Entry extends PhraseEntry>(
  passages: readonly Passage[],
  entries: readonly Entry[],
): readonly PhraseHit<Entry>[] => {
  const starters = new Map<string, readonly (readonly [number, PhrasePattern])[]>();
  const all = entries.flatMap((entry, index) => entry.patterns.map((pattern) => [index, pattern] as const));
  const startersOf = (form: string): readonly (readonly [number, PhrasePattern])[] => {
    const known = starters.get(form);
    if (known) return known;
    const found = all.filter(([, pattern]) => canStart(pattern, form));
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
    if (term.kind === 'gap') return true;
    if (term.pattern.test(form)) return true;
    if (!term.isOptional) return false;
  }
  return false;
};
