import { readFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { call, type Answer } from './call.js';
import type { WebHarness } from './web-harness.js';

/** A part of a form: text, or a file. */
export type Part =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly fileName: string; readonly bytes: Uint8Array };

export const fileAt = async (path: string, fileName: string): Promise<Part> => ({
  name: 'file',
  fileName,
  bytes: await readFile(path),
});

export const boundary = 'the-boundary-of-the-test';

/** The form byte for byte, in the given order. `isCut`: without its end. */
export const formBytes = (parts: readonly Part[], isCut = false): Buffer => {
  const chunks = parts.flatMap((part) => {
    const name = `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`;
    return 'text' in part
      ? [Buffer.from(`${name}\r\n\r\n${part.text}\r\n`)]
      : [
          Buffer.from(`${name}; filename="${part.fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
          part.bytes,
          Buffer.from('\r\n'),
        ];
  });
  return Buffer.concat(isCut ? chunks : [...chunks, Buffer.from(`--${boundary}--\r\n`)]);
};

export const formType = { 'content-type': `multipart/form-data; boundary=${boundary}` };

export const upload = (
  harness: Pick<WebHarness, 'url'>,
  headers: Readonly<Record<string, string>>,
  parts: readonly Part[],
  path = '/api/videos/',
): Promise<Answer> => call(harness, 'POST', path, { headers: { ...headers, ...formType }, body: formBytes(parts) });

/** Announces the whole body, sends a part of it and waits for `until`, then goes away without a word. */
export const hangUpAfter = async (
  { url }: Pick<WebHarness, 'url'>,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  sentBytes: number,
  until: () => Promise<unknown>,
): Promise<void> => {
  const req = request(`${url}/api/videos/`, {
    method: 'POST',
    headers: { ...headers, ...formType, 'content-length': body.length },
  });
  const gone = new Promise<void>((resolve) => req.once('close', () => resolve()));
  req.on('error', () => undefined);
  req.write(body.subarray(0, sentBytes));
  await until();
  req.destroy();
  await gone;
};

/** A body without an announced length, as much of it as the host wants to read; resolves with its answer. */
export const uploadEndless = async (
  { url }: Pick<WebHarness, 'url'>,
  headers: Readonly<Record<string, string>>,
  head: Buffer,
  chunk: Buffer,
): Promise<{ readonly status: number; readonly text: string; readonly sentBytes: number }> => {
  const req = request(`${url}/api/videos/`, { method: 'POST', headers: { ...headers, ...formType } });
  let sentBytes = 0;
  let isAnswered = false;
  req.on('error', () => undefined);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    req.once('response', resolve);
    req.once('close', () => reject(new Error('closed without an answer')));
  });
  void answered.then(() => (isAnswered = true)).catch(() => undefined);
  req.write(head);
  while (!isAnswered && sentBytes < 1_000_000_000) {
    sentBytes += chunk.length;
    if (!req.write(chunk)) await Promise.race([new Promise((resolve) => req.once('drain', resolve)), answered]);
  }
  const answer = await answered;
  let text = '';
  for await (const part of answer) text += String(part);
  req.destroy();
  return { status: answer.statusCode ?? 0, text, sentBytes };
};
