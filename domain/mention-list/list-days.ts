import type { Instant } from '../shared/instant.js';
import type { MentionListEntry } from './mention-list.js';

const dayMs = 86_400_000;
/** The registers are Russian, and so are their days; Moscow has had no summer time since 2014. */
const moscowOffsetMs = 3 * 3_600_000;

/** The ISO day in Moscow. */
export const moscowDay = (moment: Instant): string => new Date(moment + moscowOffsetMs).toISOString().slice(0, 10);

/** True for a real day of the calendar, written `2026-03-11`. */
export const isIsoDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
};

/** `2026-03-11`, or as tables write it, `11.03.2026`; undefined when it is no day. */
export const parseDay = (text: string): string | undefined => {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month ?? ''}-${day ?? ''}`;
  return isIsoDay(iso) ? iso : undefined;
};

export const appliesOn = ({ since, until }: Pick<MentionListEntry, 'since' | 'until'>, day: string): boolean =>
  (since === undefined || since <= day) && (until === undefined || day < until);

/** Whole days between the day of a list and today; 0 when it is of the future. */
export const ageInDays = (asOf: string, now: Instant): number =>
  Math.max(0, Math.round((Date.parse(moscowDay(now)) - Date.parse(asOf)) / dayMs));
