import { z } from 'zod';
import { passwordMaxLength, passwordMinLength } from '../../../../domain/user/user.js';

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
// As `email` of the domain has it, in words that JSON Schema knows.
const addressPart = '[^\\s@<>"\\x00-\\x1f\\x7f-\\x9f]+';
export const addressPattern = new RegExp(`^\\s*${addressPart}@${addressPart}\\.${addressPart}\\s*$`);

interface TextShape {
  readonly min?: number;
  readonly max: number;
  readonly pattern: RegExp;
}

/**
 * Lengths are those of JSON Schema: code points. The domain counts UTF-16 units, and refuses by itself the few texts of
 * rare characters that are longer in these.
 */
const text = ({ min = 0, max, pattern }: TextShape) =>
  z
    .string()
    .regex(pattern)
    .check(({ value: input, issues }) => {
      if (input.length > max && [...input].length > max)
        issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input });
      if (input.length < 2 * min && [...input].length < min)
        issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input });
    })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max });

/** Text that may be left empty, of up to `max` characters. */
export const textInput = (max: number) => text({ max, pattern: withoutNul });

/** Text that has to say something, of up to `max` characters. */
export const nameInput = (max: number) => text({ min: 1, max, pattern: withInk });

/** What is only compared with what we know: a password to log in with, a token. */
export const secretInput = (max: number) => text({ min: 1, max, pattern: withoutNul });

/** An address that somebody wants to have an account under. */
export const emailInput = text({ max: 254, pattern: addressPattern });

/** A password that somebody wants to have. */
export const newPasswordInput = text({ min: passwordMinLength, max: passwordMaxLength, pattern: withoutNul });

/** Words to look for. */
export const searchInput = textInput(200).optional();

/** Code of a risk. */
export const codeInput = z.string().regex(/^[A-Za-z0-9_]{1,100}$/);
