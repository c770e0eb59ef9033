import { Readable } from 'node:stream';
import type { Locale } from '../../../../../domain/user/user.js';
import type { PageContext } from '../../shared/page-context.js';

/** Excel knows UTF-8 by the mark in front of the first line. */
export const csvMark = '\uFEFF';

/** A line of a table (RFC 4180). Excel takes a semicolon for a column where the decimal sign is a comma. */
export const csvLine = (cells: readonly string[], locale: Locale): string =>
  `${cells.map(csvCell).join(locale === 'ru' ? ';' : ',')}\r\n`;

/** What a spreadsheet would take for a formula is made a text by an apostrophe (OWASP, CSV injection). */
export const csvCell = (text: string): string => {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

export const answerCsv = (ctx: PageContext, name: string, lines: AsyncIterable<string> | readonly string[]): void => {
  ctx.type = 'text/csv; charset=utf-8';
  ctx.set('Content-Disposition', `attachment; filename="${name}.csv"`);
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = Readable.from(lines);
};
