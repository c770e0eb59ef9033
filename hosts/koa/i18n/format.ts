import type { Locale } from '../../../domain/user/user.js';
import { translator } from './translator.js';

/** How numbers, sizes and times look to a reader of this language. */
export interface Format {
  /** `mm:ss.mmm`, with hours in front from one hour on. */
  timecode(ms: number): string;
  /** `mm:ss`, for lengths where milliseconds only distract. */
  duration(ms: number): string;
  bytes(count: number): string;
  number(value: number): string;
  percent(fraction: number): string;
  date(epochMs: number): string;
  dateTime(epochMs: number): string;
  /** Length of a wait in its largest whole unit. */
  elapsed(ms: number): string;
}

const two = (value: number): string => String(value).padStart(2, '0');

const clockOf = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

/** Russian dates end with «г.», which collides with the punctuation around them. */
const withoutYearMark = (text: string): string => text.replace(/(\d)\s?г\./, '$1');

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formatOf = (locale: Locale): Format => {
  const tag = locale === 'ru' ? 'ru-RU' : 'en-GB';
  const t = translator(locale);
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent' });
  // The server cannot know the reader's zone; the browser script rewrites <time data-local> to it.
  const zone = { timeZone: 'Europe/Moscow' } as const;
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', ...zone });
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  return {
    timecode: (ms) => `${clockOf(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`,
    duration: (ms) => clockOf(Math.round(ms / 1000) * 1000),
    bytes: (count) => {
      const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
      const style = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power > 1 ? 1 : 0 } as const;
      return new Intl.NumberFormat(tag, style).format(count / 1024 ** power);
    },
    number: (value) => plain.format(value),
    percent: (fraction) => percent.format(fraction),
    date: (epochMs) => withoutYearMark(date.format(epochMs)),
    dateTime: (epochMs) => withoutYearMark(dateTime.format(epochMs)),
    elapsed: (ms) => {
      const minutes = Math.floor(ms / 60_000);
      if (minutes < 1) return t('ui.justNow');
      if (minutes < 60) return t('ui.minutes', { count: minutes });
      const hours = Math.floor(minutes / 60);
      return hours < 48 ? t('ui.hours', { count: hours }) : t('ui.days', { count: Math.floor(hours / 24) });
    },
  };
};

const formats: Readonly<Record<Locale, Format>> = { ru: formatOf('ru'), en: formatOf('en') };

export const formatter = (locale: Locale): Format => formats[locale];
