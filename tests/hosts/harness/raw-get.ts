import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { WebHarness } from './web-harness.js';

/** A GET of exactly this path: `fetch` would tidy up its dots first. */
export const rawGet = async (
  { url }: Pick<WebHarness, 'url'>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly bytes: Buffer }> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { path, headers }, resolve).once('error', reject).end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) };
};
