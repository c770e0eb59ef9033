const nounAndAdjectiveEndings =
  'а|я|ы|и|у|ю|е|о|ь|й|ой|ей|ою|ею|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ия|ию|ии|ие|ий|ием|иям|иями|иях|ью|' +
  'ый|ая|яя|ое|ее|ые|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими';
/** Of the long participle: «признан~» is also «признанной». */
const participleEndings = 'н(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми)';
const verbEndings = 'ть|ти|л|ла|ло|ли|ет|ит|ут|ют|ат|ят|ешь|ишь|ете|ите|йте|айте|ай|в|вши';
const endings = `(?:(?:${nounAndAdjectiveEndings}|${participleEndings}|${verbEndings})(?:ся|сь)?)?`;
const imperativeEndings = '[йиь](?:те)?(?:с[ья])?';

/** Numerals in their cases: «три по цене двух», «от пяти процентов». */
const numberWords =
  'один|одн(?:а|о|у|и|ого|ой|ому|им|ом|их|ими)|дв(?:а|е|ух|ум|умя|ое|оих)|тр(?:и|ех|ем|емя|ое|оих)|четыр(?:е|ех|ем|ьмя)|' +
  '(?:пят|шест|сем|девят|десят|двадцат|тридцат)(?:ь|и|ью)|восем(?:ь|ью)|восьми|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат(?:ь|и|ью)|' +
  'сорока?|(?:пять|шесть|семь|восемь)десят|(?:пяти|шести|семи|восьми)десяти|девяност[оа]|ст[оа]|двести|двухсот|триста|трехсот|' +
  'четыреста|четырехсот|(?:пять|шесть|семь|восемь|девять)сот|(?:пяти|шести|семи|восьми|девяти)сот|полтор[аы]|полутора|' +
  'тысяч(?:а|и|у|е|ей|ам|ами|ах)?|миллион(?:а|у|ом|е|ы|ов)?';

/** Letters by which words are told apart before anything is compared. */
const leadLength = 2;
export const leadOf = (form: string): string => form.slice(0, leadLength);

export interface WordMatcher {
  readonly accepts: (form: string) => boolean;
  /** First letters of every word that it may accept; undefined when any may come. */
  readonly leads: ReadonlySet<string> | undefined;
}

interface Stem {
  readonly text: string;
  readonly rest: RegExp | undefined;
}

const inflected = new RegExp(`^${endings}$`, 'u');
const imperative = new RegExp(`^${imperativeEndings}$`, 'u');
const isLiteral = /^[\p{L}\p{N}%]+$/u;

const compiled = new Map<string, WordMatcher>();

/** Alternatives of one term, compiled once however many phrases share them. */
export const wordMatcher = (alternatives: string): WordMatcher => {
  const known = compiled.get(alternatives);
  if (known) return known;
  const matcher = compile(alternatives.split('|'));
  compiled.set(alternatives, matcher);
  return matcher;
};

const compile = (alternatives: readonly string[]): WordMatcher => {
  const words = new Set<string>();
  const stems = new Map<string, Stem[]>();
  const others: string[] = [];
  for (const alternative of alternatives) {
    const stem = stemOf(alternative);
    if (isLiteral.test(alternative)) words.add(alternative);
    else if (stem) stems.set(leadOf(stem.text), [...(stems.get(leadOf(stem.text)) ?? []), stem]);
    else others.push(expressionOf(alternative));
  }
  const other = others.length > 0 ? new RegExp(`^(?:${others.join('|')})$`, 'u') : undefined;
  const accepts = (form: string): boolean =>
    words.has(form) ||
    (stems.get(leadOf(form)) ?? []).some(
      ({ text, rest }) => form.startsWith(text) && (rest?.test(form.slice(text.length)) ?? true),
    ) ||
    (other?.test(form) ?? false);
  const leads = other === undefined ? new Set([...[...words].map(leadOf), ...stems.keys()]) : undefined;
  return { accepts, leads };
};

const stemOf = (alternative: string): Stem | undefined => {
  const text = alternative.slice(0, -1);
  if (text.length < leadLength || !isLiteral.test(text)) return undefined;
  if (alternative.endsWith('~')) return { text, rest: inflected };
  if (alternative.endsWith('!')) return { text, rest: imperative };
  return alternative.endsWith('*') ? { text, rest: undefined } : undefined;
};

const expressionOf = (alternative: string): string => {
  if (alternative === '#') return `\\d+|${numberWords}`;
  if (alternative === '_') return '.+';
  if (alternative.endsWith('~')) return alternative.slice(0, -1) + endings;
  if (alternative.endsWith('!')) return alternative.slice(0, -1) + imperativeEndings;
  if (alternative.endsWith('*')) return `${alternative.slice(0, -1)}.*`;
  return alternative;
};
