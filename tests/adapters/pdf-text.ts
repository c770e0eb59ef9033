import { inflateSync } from 'node:zlib';

/** One stretch of text that a PDF shows in one font. */
export interface ShownText {
  readonly font: string;
  readonly text: string;
}

/** Reads the text of pages that pdfkit made: embedded fonts with two-byte codes and a ToUnicode map each. */
export const pdfPages = (pdf: Buffer): readonly (readonly ShownText[])[] => {
  const objects = objectsOf(pdf);
  const find = (reference: string): PdfObject => {
    const found = objects.get(reference);
    if (found === undefined) throw new Error(`no object ${reference}`);
    return found;
  };
  const letters = new Map<string, ReadonlyMap<string, string>>();
  const lettersOf = (reference: string): ReadonlyMap<string, string> => {
    const known = letters.get(reference) ?? unicodeMap(find(match(find(reference).head, /\/ToUnicode (\d+) 0 R/)).body);
    letters.set(reference, known);
    return known;
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const resources = find(match(head, /\/Resources (\d+) 0 R/)).head;
      const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', at = '']) => [name, at]));
      return shownIn(find(match(head, /\/Contents (\d+) 0 R/)).body, (name) => {
        const reference = fonts.get(name) ?? '';
        const base = match(find(reference).head, /\/BaseFont \/([\w+-]+)/);
        return { font: base.replace(/^\w+\+/, ''), letters: lettersOf(reference) };
      });
    });
};

export const pdfText = (pdf: Buffer): string =>
  pdfPages(pdf)
    .flat()
    .map(({ text }) => text)
    .join('\n');

interface PdfObject {
  readonly head: string;
  readonly body: string;
}

const objectsOf = (pdf: Buffer): ReadonlyMap<string, PdfObject> => {
  const source = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\n(?:stream\n|endobj)/gm)) {
    const [whole, number = '', head = ''] = found;
    const from = found.index + whole.length;
    const length = /\/Length (\d+)/.exec(head)?.[1];
    const bytes =
      whole.endsWith('stream\n') && length !== undefined ? pdf.subarray(from, from + Number(length)) : undefined;
    const isText = bytes !== undefined && !/\/Subtype \/(OpenType|CIDFontType0C)|\/Length1/.test(head);
    const body = isText ? (/FlateDecode/.test(head) ? inflateSync(bytes) : bytes).toString('latin1') : '';
    objects.set(number, { head, body });
  }
  return objects;
};

const match = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${String(pattern)} is not in ${text.slice(0, 200)}`);
  return found;
};

const utf16 = (hex: string): string => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le');

const unicodeMap = (cmap: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      map.set((parseInt(first, 16) + at).toString(16).padStart(4, '0'), utf16(hex));
  return map;
};

const shownIn = (
  content: string,
  fontOf: (name: string) => { readonly font: string; readonly letters: ReadonlyMap<string, string> },
): readonly ShownText[] => {
  const shown: ShownText[] = [];
  let name = '';
  for (const [, font, line] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) name = font;
    if (line === undefined) continue;
    const { font: base, letters } = fontOf(name);
    const codes = [...line.matchAll(/<([0-9a-f]*)>/gi)].flatMap(
      ([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [],
    );
    shown.push({ font: base, text: codes.map((code) => letters.get(code) ?? '\uFFFD').join('') });
  }
  return shown;
};
