/** Control characters, line ends and marks that turn the direction of writing: in a file of lines they would forge one. */
const notPlain = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/g;

/** The text on one line, without what could end it or is no character of XML 1.0; at most `limit` characters. */
export const plainLine = (text: string, limit = 1_000): string =>
  [
    ...text
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
      .replaceAll(notPlain, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
  ]
    .slice(0, limit)
    .join('');
