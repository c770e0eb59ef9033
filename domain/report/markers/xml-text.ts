import { plainLine } from './plain-line.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Safe as the text of an element and within quotation marks. */
export const xmlText = (text: string): string => plainLine(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '');
