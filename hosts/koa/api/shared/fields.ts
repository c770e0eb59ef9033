import { z } from 'zod';

/** What answers are made of. */
export const idView = z.uuid();
export const momentView = z.iso.datetime().describe('ISO 8601 in UTC');
export const secondsView = z.number().min(0).describe('Seconds with at most three decimals');
export const countView = z.int().min(0);
export const shareView = z.number().min(0).max(1);
/** What people edit together; grows with each change. */
export const versionView = countView.describe('Grows with each change');

/** A stretch of the video: the first second that shows it, up to, not including, `end`. */
export const intervalView = { start: secondsView, end: secondsView };

// A NUL can't be stored as text by PostgreSQL, and nobody types one.
const withoutNul = /^[^\x00]*$/;
const withInk = /^[^\x00]*[^\s\x00][^\x00]*$/;

/** Text that may be left empty, up to `max` UTF-16 units. */
export const textInput = (max: number) => z.string().max(max).regex(withoutNul);

/** Text that has to say something, up to `max` UTF-16 units. */
export const nameInput = (max: number) => z.string().min(1).max(max).regex(withInk);

/** Words to look for. */
export const searchInput = textInput(200).optional();

/** Code of a risk. */
export const codeInput = z.string().regex(/^[A-Za-z0-9_]{1,100}$/);

/** A number in a query. */
export const numberInput = (least: number, most: number) =>
  z.coerce.number().min(least).max(most).meta({ type: 'number' });
