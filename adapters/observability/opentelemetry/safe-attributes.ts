import type { SpanAttributes } from '../../../application/ports/tracer.js';
import { scrubFields, scrubText } from '../scrub.js';

const maxText = 256;
const email = /[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g;
/** A query may be signed. */
const query = /(\bhttps?:\/\/[^\s?#]+)[?#]\S*/gi;

/** The last guard: whoever sets attributes leaves secrets, signed addresses and e-mail out in the first place. */
export const safeAttributes = (attributes: SpanAttributes): SpanAttributes =>
  Object.fromEntries(
    Object.entries(scrubFields(attributes)).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (typeof value === 'string') return [[name, shortened(value)]];
      return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? [[name, value]] : [];
    }),
  );

export const safeText = (text: string): string => shortened(scrubText(text));

/** Cut before as well: looking for e-mail takes the square of the length. */
const shortened = (text: string): string =>
  text
    .slice(0, 4 * maxText)
    .replace(query, '$1')
    .replace(email, '[redacted]')
    .slice(0, maxText);
