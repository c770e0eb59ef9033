/** Header fields of a message by lower-case name, unfolded and decoded (RFC 5322 2.2.3, RFC 2047). */
export const readHeaders = (head: string): ReadonlyMap<string, string> => {
  const [fields = ''] = head.split(/\r?\n\r?\n/, 1);
  const unfolded = fields.replace(/\r?\n[ \t]+/g, ' ');
  return new Map(
    unfolded.split(/\r?\n/).flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())]];
    }),
  );
};

/** Blanks between two encoded words belong to the encoding, and one character may be split over them. */
const decodeWords = (value: string): string =>
  value.replace(/=\?utf-8\?([bq])\?[^?\s]*\?=(?:\s+=\?utf-8\?\1\?[^?\s]*\?=)*/gi, (run) =>
    Buffer.concat(
      [...run.matchAll(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi)].map(([, encoding = '', text = '']) =>
        encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQ(text),
      ),
    ).toString('utf8'),
  );

const decodeQ = (text: string): Buffer => decodeQuoted(text.replaceAll('_', ' '));

/** Bytes of a quoted-printable text without soft line breaks (RFC 2045 6.7). */
export const decodeQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
