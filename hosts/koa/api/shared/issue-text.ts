import type { z } from 'zod';
import type { Locale } from '../../../../domain/user/user.js';
import { refusalText } from '../../i18n/refusal-text.js';
import { hasText, translator } from '../../i18n/translator.js';
import { addressPattern } from './fields.js';

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a field, in words for people; undefined leaves it to the library. */
export const issueText = (locale: Locale, issue: Issue): string | undefined => {
  const t = translator(locale);
  const known = (key: string): string | undefined => (hasText(locale, key) ? t(key) : undefined);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? t('fieldIssue.required') : known(`fieldIssue.type.${issue.expected}`);
    case 'too_small':
      return sizeText(locale, issue, issue.minimum, { text: 'shortest', list: 'fewest', number: 'least' });
    case 'too_big':
      return sizeText(locale, issue, issue.maximum, { text: 'longest', list: 'mostItems', number: 'most' });
    case 'invalid_value':
      return issue.input === undefined
        ? t('fieldIssue.required')
        : t('fieldIssue.oneOf', { values: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return t('fieldIssue.unknown');
    case 'invalid_format':
      if (issue.format !== 'regex') return known(`fieldIssue.${issue.format}`);
      if (issue['pattern'] === String(addressPattern)) return refusalText(locale, { kind: 'invalid-email' });
      return t(issue.input === '' ? 'fieldIssue.blank' : 'fieldIssue.misspelt');
    default:
      return undefined;
  }
};

type Size = Extract<Issue, { code: 'too_small' | 'too_big' }>;

const sizeText = (
  locale: Locale,
  { origin, input }: Size,
  limit: number | bigint,
  names: Readonly<Record<'text' | 'list' | 'number', string>>,
): string | undefined => {
  const t = translator(locale);
  if (origin === 'string')
    return input === '' && Number(limit) === 1
      ? t('fieldIssue.blank')
      : t(`fieldIssue.${names.text}`, { count: Number(limit) });
  if (origin === 'array') return t(`fieldIssue.${names.list}`, { count: Number(limit) });
  if (origin === 'number' || origin === 'int') return t(`fieldIssue.${names.number}`, { limit: String(limit) });
  return undefined;
};
