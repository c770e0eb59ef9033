import { accept, refuse, type Result } from '../shared/result.js';

export interface CsvRow {
  /** Where the row begins, from 1; a quoted field may span lines. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface BrokenCsv {
  readonly kind: 'broken-csv';
  readonly line: number;
}

/**
 * RFC 4180, with commas, semicolons (what a spreadsheet writes in Russia) or tabs: the one that the first line has most of.
 * Empty rows are passed over. Refused: a quote that is never closed, or text after a closed one.
 */
export const readCsv = (text: string): Result<readonly CsvRow[], BrokenCsv> => {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  const cell = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"\\r\\n${separator}][^\\r\\n${separator}]*)?)(${separator}|\\r\\n|\\n|\\r|$)`,
    'y',
  );
  let line = 1;
  let begins = 1;
  let fields: string[] = [];
  while (cell.lastIndex < text.length || fields.length > 0) {
    const match = cell.exec(text);
    if (match === null) return refuse({ kind: 'broken-csv', line });
    const [whole, quoted, plain, end] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === separator) continue;
    if (fields.some((field) => field.trim() !== '')) rows.push({ line: begins, fields });
    fields = [];
    begins = line;
  }
  return accept(rows);
};

const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const counted = [';', ',', '\t'].map((separator) => ({ separator, count: first.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
};
