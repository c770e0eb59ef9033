import type { Passage, TextSpan } from '../passages/passage.js';
import { isInn, isOgrn } from './registry-numbers.js';

/** Parts of the mark that 38-FZ art. 18.1(16)-(17) asks for. */
export type MarkPart = 'word' | 'advertiser' | 'erid';

export interface MarkFound extends TextSpan {
  readonly part: MarkPart;
  readonly rule: string;
}

const noisyDigits: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  l: '1',
  I: '1',
  З: '3',
  S: '5',
  B: '8',
};
const digit = '[\\dOoОоlIЗSB]';

const wordMark = /(?<![\p{L}])реклама(?![\p{L}])/giu;
const denied = /(?:\bне|(?<![\p{L}])не)\s+$/iu;
const registry = new RegExp(
  `(?<![\\p{L}\\d])(?:[ИHН1]?НН|ИHH|ОГРН(?:ИП)?|OГPH|INN|OGRN)\\s*[:№]?\\s*(${digit}{10,15})(?!\\d)`,
  'giu',
);
const legalForm =
  /(?<![\p{L}])(?:ООО|ПАО|АО|ЗАО|ОАО|ИП|АНО|НКО|Индивидуальный предприниматель|Самозанят(?:ый|ая))\s+(?:[«"„“'‘][^»"”“'’\n]{2,60}[»"”“'’]|\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}.-]*){0,2})/gu;
/** «erid» as written and as recognisers read it: Cyrillic look-alikes, 1, l and | for i, 9 for d, an edge before it as a stroke. */
const eridWord = '[lI|]?[eеEЕ3][rгrRГ][i1lIіІíl|!][dԁD9]';
const eridToken = new RegExp(
  `(?<![\\p{L}\\d])${eridWord}\\s*[:=;.]?\\s*([0-9A-Za-zА-Яа-я]{8,40})(?![\\p{L}\\d])`,
  'gu',
);
const eridUrl = /[?&]erid=([0-9A-Za-z]{8,40})/gi;

/** Every part of the advertising mark in a text. A denied word («не реклама») marks nothing. */
export const findMarks = (text: string): readonly MarkFound[] => {
  const marks: MarkFound[] = [];
  const add = (part: MarkPart, rule: string, match: RegExpExecArray): void => {
    marks.push({ part, rule, start: match.index, end: match.index + match[0].length });
  };
  for (const match of text.matchAll(wordMark))
    if (!denied.test(text.slice(Math.max(0, match.index - 12), match.index))) add('word', 'mark:word', match);
  for (const match of text.matchAll(registry)) {
    const number = [...(match[1] ?? '')].map((sign) => noisyDigits[sign] ?? sign).join('');
    if (isInn(number)) add('advertiser', 'mark:inn', match);
    else if (isOgrn(number)) add('advertiser', 'mark:ogrn', match);
  }
  for (const match of text.matchAll(legalForm)) add('advertiser', 'mark:legal-name', match);
  for (const match of text.matchAll(eridToken)) if (looksLikeToken(match[1] ?? '')) add('erid', 'mark:erid', match);
  for (const match of text.matchAll(eridUrl)) add('erid', 'mark:erid-url', match);
  return marks;
};

/** Tokens mix cases or digits; a plain word after «erid» is prose. */
const looksLikeToken = (token: string): boolean => /\d/.test(token) || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(token.slice(1));

/** A spoken «реклама» marks only when the advertiser is named in the same breath; otherwise it merely announces. */
export const marksOf = (passage: Passage): readonly MarkFound[] => {
  const marks = findMarks(passage.text);
  if (passage.channel !== 'speech') return marks;
  const isNamed = (word: MarkFound): boolean =>
    marks.some((mark) => mark.part === 'advertiser' && Math.abs(mark.start - word.end) <= 60);
  return marks.filter((mark) => mark.part !== 'word' || isNamed(mark));
};
