const secretKey = /pass(word|wd|phrase)|secret|authorization|cookie|api[-_]?key|credential|(^|[a-z_-])token$/i;
/** Secrets that travel inside text: bearer headers, JSON Web Tokens, signed query strings, passwords in connection strings. */
const secretText =
  /\b(Bearer\s+)[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|([?&](?:token|signature|sig|key|X-Amz-\w+)=)[^&\s"]+|(:\/\/[^\s:/@]+:)[^\s@/]+(?=@)/gi;
const censored = '[redacted]';

const maxDepth = 6;
const maxItems = 50;
const maxText = 8_000;

/**
 * A copy that is safe to log: values under secret names are replaced at every depth, errors become plain data,
 * and size is bounded. Media bytes never get in: buffers are named by their length.
 */
export const scrub = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (depth >= maxDepth) return '[too deep]';
  if (value instanceof Error) return scrubError(value, depth);
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => scrub(item, depth + 1));
  return scrubFields(value, depth);
};

export const scrubFields = (fields: object, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(0, maxItems)
      .map(([key, value]) => [key, secretKey.test(key) ? censored : scrub(value, depth + 1)]),
  );

export const scrubText = (text: string): string =>
  text.slice(0, maxText).replace(secretText, (_match, bearer?: string, query?: string, user?: string) => {
    return `${bearer ?? query ?? user ?? ''}${censored}`;
  });

const scrubError = (error: Error, depth: number): Record<string, unknown> => ({
  ...scrubFields(error, depth),
  type: error.name,
  message: scrubText(error.message),
  stack: scrubText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: scrub(error.cause, depth + 1) }),
});
