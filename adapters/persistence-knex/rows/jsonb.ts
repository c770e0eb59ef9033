import { fromJson, toJson, type JsonColumn } from './columns.js';

/**
 * PostgreSQL's jsonb refuses U+0000 and halves of surrogate pairs, which text recognition and other people's programs do
 * produce: they are written as U+E000 and their four hexadecimal digits, and so is U+E000 itself.
 */
const mark = '\uE000';
const refused = /[\0\uE000\p{Surrogate}]/gu;
const written = /\uE000([0-9a-f]{4})/g;

const spelled = (character: string): string => mark + character.charCodeAt(0).toString(16).padStart(4, '0');

/** For columns that are `jsonb` on PostgreSQL; the text is the same on SQLite. */
export const toJsonb = (document: object): string => {
  const text = toJson(document);
  if (!/\\u|\uE000/.test(text)) return text;
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(refused, spelled) : value,
  );
};

export const fromJsonb = <T extends object>(stored: JsonColumn): T => {
  const text = typeof stored === 'string' ? stored : JSON.stringify(stored);
  if (!text.includes(mark)) return fromJson<T>(stored);
  const document: unknown = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replace(written, (_all, digits: string) => String.fromCharCode(parseInt(digits, 16)))
      : value,
  );
  return fromJson<T>(document);
};
