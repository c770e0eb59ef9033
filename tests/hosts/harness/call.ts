import type { WebHarness } from './web-harness.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON object; empty when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** What is found under these names, one inside the other. */
export const within = (value: unknown, ...names: readonly (string | number)[]): unknown =>
  names.reduce((one, name) => (one as Readonly<Record<string | number, unknown>> | undefined)?.[name], value);

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
}

/** One request to the host; redirects are not followed. */
export const call = async (
  { url }: Pick<WebHarness, 'url'>,
  method: string,
  path: string,
  { headers = {}, json, body }: CallOptions = {},
): Promise<Answer> => {
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
};

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};
