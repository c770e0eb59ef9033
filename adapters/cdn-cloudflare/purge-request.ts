/** `busy` may get another answer later, `refused` will not. */
export type PurgeAnswer =
  | { readonly kind: 'purged' }
  | {
      readonly kind: 'busy';
      readonly reason: string;
      readonly retryAfterMs?: number | undefined;
      readonly cause?: unknown;
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly cause?: unknown };

export interface PurgeTarget {
  readonly url: URL;
  readonly apiToken: string;
  readonly timeoutMs: number;
}

const longestAnswer = 65_536;

/** One request. Never throws, and never repeats the token. */
export const askToPurge = async (
  { url, apiToken, timeoutMs }: PurgeTarget,
  files: readonly string[],
): Promise<PurgeAnswer> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ files }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const told = await beginningOf(response);
    if (response.ok && isSuccess(told)) return { kind: 'purged' };
    const reason = `${response.status} ${errorsIn(told)}`.trim();
    // An answer of 200 that is no success, or no JSON at all, comes from a proxy in between.
    if (response.status !== 429 && response.status < 500 && !response.ok) return { kind: 'refused', reason };
    return { kind: 'busy', reason, retryAfterMs: retryAfterMs(response.headers.get('retry-after')) };
  } catch (cause) {
    const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
    return { kind: 'busy', reason: isSlow ? `no answer within ${timeoutMs} ms` : 'no connection', cause };
  }
};

const beginningOf = async ({ body }: Response): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestAnswer) return undefined;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
};

const isSuccess = (told: unknown): boolean =>
  typeof told === 'object' && told !== null && 'success' in told && told.success === true;

/** Cloudflare's codes and words, which say nothing secret. */
const errorsIn = (told: unknown): string => {
  if (typeof told !== 'object' || told === null || !('errors' in told) || !Array.isArray(told.errors)) return '';
  const errors = told.errors.slice(0, 3) as { readonly code?: unknown; readonly message?: unknown }[];
  return errors.map(({ code, message }) => `${String(code)} ${String(message).slice(0, 200)}`).join('; ');
};

/** RFC 9110 10.2.3: seconds or a date. */
const retryAfterMs = (header: string | null): number | undefined => {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - Date.now());
};
