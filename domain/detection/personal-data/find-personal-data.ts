import type { TextSpan } from '../passages/passage.js';

export interface PersonalData extends TextSpan {
  readonly rule: 'phone' | 'e-mail' | 'bank-card';
  readonly certainty: number;
}

/** Russian numbers with a trunk prefix or +7; 8-800 lines belong to companies and help lines. */
const phone = /(?<![\d.,])(?:\+\s?7|8|7)[\s\-–(]{0,3}(?!800)\d{3}[\s\-–)]{0,3}\d{3}[\s\-–]?\d{2}[\s\-–]?\d{2}(?!\d)/gu;
const eMail = /(?<![\p{L}\d._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,24}|рф)(?![\p{L}\d])/giu;
const bankCard = /(?<!\d[\s-]?)[2-6]\d{3}([\s-]?)\d{4}\1\d{4}\1\d{4}(?![\s-]?\d)/gu;
const otherNumber = /(?:инн|огрн(?:ип)?|счет|счёт|сч[её]та|р\/с|к\/с|№|erid|артикул)\s*[:№]?\s*$/iu;

export const findPersonalData = (text: string): readonly PersonalData[] => {
  const found: PersonalData[] = [];
  const add = (rule: PersonalData['rule'], certainty: number, match: RegExpExecArray): void => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (otherNumber.test(text.slice(Math.max(0, span.start - 16), span.start))) return;
    if (found.some((each) => each.start < span.end && span.start < each.end)) return;
    found.push({ ...span, rule, certainty });
  };
  for (const match of text.matchAll(bankCard)) if (isLuhn(match[0].replace(/\D/g, ''))) add('bank-card', 0.9, match);
  for (const match of text.matchAll(phone)) add('phone', 0.85, match);
  for (const match of text.matchAll(eMail)) add('e-mail', 0.85, match);
  return found.sort((a, b) => a.start - b.start);
};

/** Check digit of bank cards (ISO/IEC 7812-1 annex B); all-zero numbers pass it and are refused. */
export const isLuhn = (digits: string): boolean => {
  if (!/^\d{12,19}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, sign, index) => {
    const value = Number(sign) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
